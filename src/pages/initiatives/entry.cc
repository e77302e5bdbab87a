// One entry as officers see it: its steps, its council, its publication, who copied it.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/initiatives/entry_form.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using initiatives::Model;

// What a refused form shows again.
struct Reply {
  Errors errors;
  std::optional<vault::Person> person;
};

class EntryPage {
 public:
  EntryPage(const ModelServices& services, const web::Request& request, const Staff& staff, Model one, Reply reply)
      : services_(services), request_(request), staff_(staff), one_(std::move(one)), reply_(std::move(reply)),
        words_(words_of(services, request)), view_("initiatives/entry"), form_(view_, words_, reply_.errors),
        now_(services.clock.now()), language_(web::code_of(request.language)) {}

  web::Response show() {
    owns_ = initiatives::owns(services_.initiatives, officer(), one_.unit, now_);
    std::vector<documents::Attachment> files;
    std::vector<initiatives::Event> events;
    std::vector<initiatives::Year> years;
    std::optional<Model> origin;
    std::vector<initiatives::Commendation> praise;
    services_.database.read([&](storage::Session& session) {
      files = services_.attachments.of(session, "model", one_.id);
      events = initiatives::events_of(session, one_.id);
      years = initiatives::years_of(session, one_.id);
      council_ = initiatives::council_of(session, services_.initiatives, one_, one_.year);
      praise = initiatives::commendations_of(session, one_.id);
      if (one_.origin) origin = initiatives::model_by_id(session, *one_.origin);
    });
    web::Frame frame = staff_frame(services_, request_, staff_, "models.staff.title");
    frame.title = one_.title;
    frame.path = "/staff/models/" + one_.code;
    initiatives::ListRow row{one_.id, one_.code, one_.kind, one_.state, one_.field, one_.title, one_.address, one_.commune,
                             one_.public_name, one_.unit, one_.year, one_.copies, one_.lat, one_.lon};
    fill_model_row(services_, words_, view_, row, "/models/");
    fill_model_facts(services_, words_, view_, one_);
    view_.show("IS_PUBLIC", one_.published);
    view_.show("MAY_EDIT", owns_);
    if (const auto* step = initiatives::behind(services_.initiatives.programme, one_, now_))
      view_.add("BEHIND").set("BEHIND_STEP", step->name.in(language_));
    if (origin) {
      web::View& from = view_.add("ORIGIN");
      from.set("ORIGIN_CODE", origin->code);
      from.set("ORIGIN_UNIT", unit_name(services_, origin->unit, request_.language));
      from.set("CHANGED", one_.changed);
      from.set("OUTCOME", one_.outcome.empty() ? "–" : one_.outcome);
      if (owns_) {
        from.show("TELL_OUTCOME");
        form_.field("outcome", typed("outcome", one_.outcome));
      }
    }
    for (const documents::Attachment& file : files) {
      web::View& line = view_.add("FILE");
      line.set("FILE_HREF", "/staff/models/" + one_.code + "/file/" + std::to_string(file.id));
      line.set("FILE_NAME", file.name);
      line.set("FILE_SIZE", words_.file_size(file.bytes));
      if (file.picture) line.add("PICTURE").set("THUMBNAIL_HREF", "/staff/models/" + one_.code + "/file/" + std::to_string(file.id) + "?small=1");
    }
    if (owns_) form_.file("photos");
    actions();
    council();
    publication();
    person();
    commendation(praise);
    for (const initiatives::Year& year : years) {
      web::View& line = view_.add("YEAR_LINE");
      line.set("YEAR_NUMBER", std::to_string(year.year));
      line.set("YEAR_RESULT", words_(year.fresh ? "models.fresh" : "models.kept") + ", " + words_("initiatives.result." + year.result));
      if (year.score) line.add("YEAR_SCORE").set("SCORE", words_.decimal(*year.score, 1));
      const initiatives::Level* level = services_.initiatives.programme.level(year.level);
      line.show_with("YEAR_LEVEL", "LEVEL_NAME", level == nullptr ? "" : level->form.in(language_));
    }
    const directory::Unit* home = initiatives::home_of(services_.initiatives, officer());
    const auto* replicate = services_.initiatives.lifecycle.action("replicate");
    if (home != nullptr && home->id != one_.unit && one_.kind == "model" && replicate->starts_from(one_.state) &&
        initiatives::owns(services_.initiatives, officer(), home->id, now_)) {
      view_.show("MAY_ADOPT");
      form_.field("changed", typed("changed"));
    }
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
      web::View& step = view_.add("STEP");
      step.set("STEP_TITLE", words_("initiatives.event." + event->action));
      step.set("STEP_TIME", words_.date_time(event->at));
      step.set("STEP_ISO", iso_local(event->at));
      step.show("NOW", event == events.rbegin());
      if (event->officer != 0) step.add("STEP_WHO").set("STEP_BY", officer_and_unit(services_, event->officer, request_.language));
      if (!event->words.empty()) step.add("STEP_MORE").set("STEP_TEXT", event->words);
    }
    form_.finish();
    return page(services_, view_, frame, reply_.errors.empty() ? 200 : status_of(reply_.errors));
  }

 private:
  std::int64_t officer() const { return staff_.officer.id; }
  std::string typed(std::string_view name, const std::string& otherwise = {}) const {
    return request_.method == "POST" && !reply_.errors.empty() && !request_.value(name).empty() ? std::string(request_.value(name)) : otherwise;
  }

  void actions() {
    const auto allowed = initiatives::allowed_actions(services_.initiatives, one_, officer(), now_);
    view_.show("NO_ACTIONS", allowed.empty());
    for (const lifecycle::Action* action : allowed) {
      web::View& form = view_.add("ACTION");
      form.set("ACTION_ID", action->id);
      form.set("ACTION_NAME", words_("initiatives.action." + action->id));
      const bool must = action->needs(lifecycle::Requirement::kWords);
      form.show("WORDS_MUST", must);
      form.show("WORDS_MAY", !must);
      const bool again = request_.part("action") == action->id && !reply_.errors.empty();
      form.set("WORDS", again ? std::string(request_.value("words")) : std::string());
      form.show("OPEN", again);
    }
  }

  void council() {
    const initiatives::Scoring& scoring = services_.initiatives.programme.scoring;
    const bool person = one_.kind == "exemplar";
    view_.show("NO_COUNCIL", council_.members.empty());
    view_.show("SAMPLE_TABLE", scoring.sample && !person);
    const initiatives::Appraiser* self = nullptr;
    for (const initiatives::Appraiser& member : council_.members) {
      if (member.officer == officer()) self = &member;
      web::View& line = view_.add("MEMBER");
      line.set("MEMBER_NAME", officer_and_unit(services_, member.officer, request_.language));
      line.set("MEMBER_SAYS", !member.conflict.empty() ? words_("models.council.conflict")
                              : !member.scored_at      ? words_("models.council.silent")
                              : member.total           ? words_("models.council.points", {{"points", words_.decimal(*member.total, 1)}})
                                                       : words_(member.agrees.value_or(false) ? "models.council.agrees" : "models.council.disagrees"));
      line.show_with("MEMBER_COMMENT", "COMMENT", !member.conflict.empty() ? member.conflict : member.comment);
    }
    if (council_.scored > 0) {
      std::string said;
      if (person) {
        said = words_("models.council.agree_count", {{"agree", council_.agree}, {"all", council_.scored}});
      } else {
        const initiatives::Band* band = scoring.band(*council_.average);
        said = words_("models.council.average", {{"average", words_.decimal(*council_.average, 1)}, {"count", council_.scored},
                                                 {"band", band == nullptr ? words_("initiatives.state.not_reached") : band->name.in(language_)}});
      }
      view_.add("RESULT").set("RESULT_TEXT", said);
    }
    const bool open = services_.initiatives.lifecycle.state(one_.state) != nullptr &&
                      (one_.state == "registered" || one_.state == "appraised" || one_.state == "accepted" || one_.state == "running" ||
                       one_.state == "checked" || one_.state == "self_assessed");
    if (open && self != nullptr && self->conflict.empty()) {
      web::View& mine = view_.add("MY_VOICE");
      if (person) {
        mine.show("AGREE");
        mine.show("AGREE_YES", self->agrees.value_or(false));
        mine.show("AGREE_NO", self->agrees.has_value() && !*self->agrees);
      }
      for (const initiatives::Criterion& criterion : scoring.criteria) {
        if (person) break;
        web::View& line = mine.add("CRITERION");
        const std::string field = "points_" + criterion.id;
        const auto before = self->points.find(criterion.id);
        line.set("CRITERION_FIELD", field);
        line.set("CRITERION_NAME", criterion.name.in(language_));
        line.set("CRITERION_MOST", criterion.most);
        line.set("CRITERION_VALUE", typed(field, before == self->points.end() ? "" : std::to_string(before->second)));
        for (const Error& error : reply_.errors)
          if (error.field == field) line.add("CRITERION_WRONG").set("WRONG_TEXT", words_(error));
      }
      form_.field("comment", typed("comment", self->comment));
      form_.field("conflict", typed("conflict"));
    }
    if (!open || !initiatives::may(services_.initiatives, officer(), "model.review", one_.unit, now_)) return;
    web::View& name = view_.add("NAME_COUNCIL");
    name.set("LEAST", scoring.appraisers);
    const auto directory = services_.directory.now();
    const Date today = local_date(now_);
    // Everybody who may review or enter here, but nobody of the entry's own unit.
    std::vector<const directory::Officer*> people;
    for (const directory::Unit* unit : directory->units().path(initiatives_unit()))
      for (const char* action : {"model.review", "model.recognise", "model.enter"})
        for (const directory::Officer* one : directory->who_may(action, unit->code, "", now_))
          if (one->valid_on(today) && std::find(people.begin(), people.end(), one) == people.end()) people.push_back(one);
    for (const directory::Officer* one : people) {
      const directory::Unit* home = initiatives::home_of(services_.initiatives, one->id);
      if (home != nullptr && home->id == one_.unit) continue;
      web::View& line = name.add("CANDIDATE");
      line.set("CANDIDATE_ID", one->id);
      line.set("CANDIDATE_NAME", officer_and_unit(services_, one->id, request_.language));
      line.show("CANDIDATE_CHOSEN", std::any_of(council_.members.begin(), council_.members.end(),
                                                [&](const auto& member) { return member.officer == one->id; }));
    }
  }
  std::string initiatives_unit() const {
    const directory::Unit* unit = services_.directory.now()->units().unit_by_id(one_.unit);
    return unit == nullptr ? std::string() : unit->code;
  }

  void publication() {
    if (!owns_ || one_.state == "registered" || one_.state == "appraised" || one_.state == "returned") return;
    web::View& box = view_.add("PUBLISH");
    box.show("UNPUBLISH", one_.published);
    if (one_.kind == "exemplar") {
      box.show("PERSON_CONSENT");
      form_.check("consent", typed("consent", one_.consent ? "1" : "") == "1");
      form_.field("public_name", typed("public_name", one_.public_name));
    }
    form_.field("story_vi", typed("story_vi", one_.story_vi));
    form_.field("story_en", typed("story_en", one_.story_en));
  }

  void person() {
    if (!one_.named || !(owns_ || initiatives::may(services_.initiatives, officer(), "vault.read", one_.unit, now_))) return;
    web::View& box = view_.add("PERSON_BOX");
    if (reply_.person) {
      web::View& shown = box.add("PERSON");
      shown.set("PERSON_NAME", reply_.person->name);
      shown.set("PERSON_PHONE", reply_.person->phone.empty() ? "–" : reply_.person->phone);
    }
    std::vector<web::Option> purposes;
    for (const vault::Purpose& one : services_.vault.purposes().all()) purposes.push_back({one.key, words_("vault.purpose." + one.key)});
    form_.select("purpose", typed("purpose"), purposes);
    form_.field("person_words", typed("person_words"));
  }

  void commendation(const std::vector<initiatives::Commendation>& praise) {
    for (const initiatives::Commendation& one : praise) {
      web::View& line = view_.add("PRAISE");
      line.set("PRAISE_CODE", one.code);
      const initiatives::Level* level = services_.initiatives.programme.level(one.level);
      line.set("PRAISE_TEXT", (level == nullptr ? one.level : level->form.in(language_)) + ", " + std::to_string(one.year) + ": " +
                                  words_("models.commendation." + one.state));
    }
    if (!initiatives::may(services_.initiatives, officer(), "commendation.propose", one_.unit, now_)) return;
    const auto* commend = services_.initiatives.lifecycle.action("commend");
    if (!commend->starts_from(one_.state)) return;
    view_.show("MAY_PROPOSE");
    std::vector<web::Option> levels;
    for (const initiatives::Level& level : services_.initiatives.programme.levels) levels.push_back({level.id, level.form.in(language_) + " – " + level.name.in(language_)});
    form_.select("level", typed("level"), levels);
    form_.field("reason", typed("reason"));
    // What the record shows, level by level, before anybody proposes.
    services_.database.read([&](storage::Session& session) {
      for (const initiatives::Level& level : services_.initiatives.programme.levels) {
        web::View& line = view_.add("LEVEL_CHECK");
        line.set("LEVEL_FORM", level.form.in(language_) + " – " + level.name.in(language_));
        for (const initiatives::Check& check : initiatives::check_record(services_.initiatives, session, one_, level.id)) {
          web::View& item = line.add("CHECK");
          item.set("CHECK_LOOK", check.met ? "done" : "late");
          const initiatives::Level* before = services_.initiatives.programme.level(check.wanted);
          item.set("CHECK_TEXT", words_("initiatives.check." + check.key,
                                        {{"wanted", before == nullptr ? check.wanted : before->name.in(language_)}, {"found", check.found}}));
        }
      }
    });
  }

  const ModelServices& services_;
  const web::Request& request_;
  const Staff& staff_;
  Model one_;
  Reply reply_;
  web::Words words_;
  web::View view_;
  web::FormView form_;
  Millis now_;
  std::string_view language_;
  bool owns_ = false;
  initiatives::Council council_;
};

std::optional<Model> readable(const ModelServices& services, const web::Request& request, const Staff& staff) {
  auto one = services.database.read([&](storage::Session& session) { return initiatives::find_model(session, request.part("code")); });
  if (!one) return std::nullopt;
  const Millis now = services.clock.now();
  // Who may report on the unit, who owns it, who is on its council; published models everybody may learn from.
  bool council = false;
  services.database.read([&](storage::Session& session) {
    for (const auto& member : initiatives::council_of(session, services.initiatives, *one, one->year).members) council = council || member.officer == staff.officer.id;
  });
  if (council || initiatives::owns(services.initiatives, staff.officer.id, one->unit, now) ||
      initiatives::may(services.initiatives, staff.officer.id, "report.see", one->unit, now) ||
      (one->published && may_somewhere(services, staff, "model.enter")))
    return one;
  return std::nullopt;
}

web::Response again(const ModelServices& services, const web::Request& request, const Staff& staff, Reply reply) {
  auto one = readable(services, request, staff);
  if (!one) return error_page(services, request, 404);
  return EntryPage(services, request, staff, std::move(*one), std::move(reply)).show();
}

web::Response done_or_again(const ModelServices& services, const web::Request& request, const Staff& staff,
                            const Result<Model>& result) {
  if (!result) return again(services, request, staff, {result.error(), {}});
  return web::redirect("/staff/models/" + result->code);
}

web::Response edit(const ModelServices& services, const web::Request& request, const Staff& staff) {
  auto one = readable(services, request, staff);
  if (!one || !initiatives::owns(services.initiatives, staff.officer.id, one->unit, services.clock.now()))
    return error_page(services, request, one ? 403 : 404);
  Errors errors;
  if (request.method == "POST") {
    const Model changed = entry_of(request, *one, errors);
    if (errors.empty()) {
      const auto saved = write(services, [&](storage::Transaction& tx) {
        return initiatives::edit_model(services.initiatives, tx, one->code, changed, number_arg(request.value("version")).value_or(-1),
                                       staff.officer.id, services.clock.now());
      });
      if (saved) return web::redirect("/staff/models/" + one->code);
      errors = saved.error();
    }
  }
  web::Frame frame = staff_frame(services, request, staff, "models.staff.edit");
  frame.map = true;
  const web::Words words = words_of(services, request);
  web::View view("initiatives/entry_edit");
  web::FormView form(view, words, errors);
  fill_entry_form(services, request, form, view, *one);
  form.finish();
  view.set("CODE", one->code);
  // Somebody was faster: what was typed stays, and the next try knows the newer state.
  view.set("VERSION", one->version);
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const std::string code(request.part("code")), action(request.part("action"));
  const std::int64_t officer = staff.officer.id;
  const Millis now = services.clock.now();
  const initiatives::Room& room = services.initiatives;
  const auto run = [&](auto&& command) { return done_or_again(services, request, staff, write(services, command)); };
  if (action == "council") {
    std::vector<std::int64_t> members;
    for (const auto& [name, value] : request.form)
      if (name == "appraisers")
        if (const auto id = number_arg(value)) members.push_back(*id);
    return run([&](storage::Transaction& tx) { return initiatives::name_appraisers(room, tx, code, members, officer, now); });
  }
  if (action == "voice") {
    initiatives::Appraiser voice;
    voice.officer = officer;
    voice.comment = request.value("comment");
    if (request.value("agrees") == "1") voice.agrees = true;
    if (request.value("agrees") == "0") voice.agrees = false;
    for (const initiatives::Criterion& criterion : room.programme.scoring.criteria)
      if (const auto points = number_arg(request.value("points_" + criterion.id)))
        voice.points[criterion.id] = static_cast<int>(std::clamp<std::int64_t>(*points, -1, 1000));
    return run([&](storage::Transaction& tx) { return initiatives::appraise_model(room, tx, code, voice, now); });
  }
  if (action == "conflict") {
    initiatives::Appraiser voice;
    voice.officer = officer;
    voice.conflict = request.value("conflict");
    if (trim(voice.conflict).empty())
      return again(services, request, staff, {{{Fault::kInvalid, "conflict", "initiatives.refused.words_missing"}}, {}});
    return run([&](storage::Transaction& tx) { return initiatives::appraise_model(room, tx, code, voice, now); });
  }
  if (action == "publish" || action == "unpublish") {
    initiatives::Publication what{action == "publish", request.value("consent") == "1", std::string(request.value("public_name")),
                                  std::string(request.value("story_vi")), std::string(request.value("story_en"))};
    return run([&](storage::Transaction& tx) {
      if (!what.published)
        if (const auto one = initiatives::find_model(tx, code)) what.story_vi = one->story_vi, what.story_en = one->story_en;
      return initiatives::publish_model(room, tx, code, what, officer, now);
    });
  }
  if (action == "photos") {
    const auto files = stage_uploads(services, request, "photos");
    if (!files) return again(services, request, staff, {files.error(), {}});
    return run([&](storage::Transaction& tx) { return initiatives::add_photos(room, tx, code, files->tokens(), officer, now); });
  }
  if (action == "adopt")
    return run([&](storage::Transaction& tx) { return initiatives::adopt_model(room, tx, code, std::string(request.value("changed")), officer, now); });
  if (action == "outcome")
    return run([&](storage::Transaction& tx) { return initiatives::tell_outcome(room, tx, code, std::string(request.value("outcome")), officer, now); });
  if (action == "propose") {
    const auto made = write(services, [&](storage::Transaction& tx) {
      return initiatives::propose_commendation(room, tx, code, std::string(request.value("level")), std::string(request.value("reason")), officer, now);
    });
    if (!made) return again(services, request, staff, {made.error(), {}});
    return web::redirect("/staff/models/commendations/" + made->code);
  }
  if (action == "person") {
    auto opened = initiatives::open_person(room, services.database, code, officer, request.value("purpose"), request.value("person_words"), now);
    if (!opened) {
      Errors errors = opened.error();
      for (Error& error : errors)
        if (error.field == "words") error.field = "person_words";
      return again(services, request, staff, {errors, {}});
    }
    return again(services, request, staff, {{}, std::move(*opened)});
  }
  return run([&](storage::Transaction& tx) { return initiatives::move_model(room, tx, code, action, std::string(request.value("words")), officer, now); });
}

web::Response file(const ModelServices& services, const web::Request& request, const Staff& staff) {
  const auto one = readable(services, request, staff);
  const auto id = number_arg(request.part("id"));
  if (!one || !id) return error_page(services, request, 404);
  const auto found = services.database.read([&](storage::Session& session) { return services.attachments.find(session, *id); });
  if (!found || found->subject.room != "model" || found->subject.id != one->id) return error_page(services, request, 404);
  return file_response(services, request, *found, request.arg("small") == "1");
}

}  // namespace

void register_entry(web::Router& router, const ModelServices& services) {
  const auto with = [&](web::Response (*handler)(const ModelServices&, const web::Request&, const Staff&)) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) { return handler(services, request, staff); });
  };
  router.get("/staff/models/{code}", guarded(services, [&services](const web::Request& request, const Staff& staff) {
               return again(services, request, staff, {});
             }));
  router.get("/staff/models/{code}/edit", with(edit));
  router.post("/staff/models/{code}/edit", with(edit));
  router.get("/staff/models/{code}/file/{id}", with(file));
  router.post("/staff/models/{code}/do/{action}", with(act),
              {.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)});
}

}  // namespace langnghe::pages
