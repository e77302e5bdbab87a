// Officers: planning a dialogue, announcing it, invitations, the day itself, minutes, conclusion,
// pictures.
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"

namespace langnghe::pages {
namespace {

using meetings::Dialogue;

constexpr std::string_view kRight = "dialogue.prepare";

// Dialogues of one's own units; for the Front also those it may bring questions to.
web::Response list(const Services& services, const web::Request& request, const Staff& staff) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  const auto units = units_where(services, staff, kRight);
  std::vector<Dialogue> all, others;
  std::vector<meetings::Question> waiting;
  services.database.read([&](storage::Session& session) {
    if (!units.empty()) all = meetings::dialogues_of(session, units, false, 60);
    waiting = meetings::questions_to_answer(session, units);
    for (Dialogue& one : meetings::dialogues_of(session, {}, true, 200))
      if (!may_at(services, staff, kRight, one.unit, "") && meetings::may_bring(services.meetings, staff.officer.id, one, now))
        others.push_back(std::move(one));
  });
  if (units.empty() && !may_somewhere(services, staff, "opinion.enter")) return error_page(services, request, 403);
  web::View view("dialogues/staff_list");
  const auto fill = [&](web::View& row, const Dialogue& one, const std::string& href) {
    row.set("HREF", href);
    row.set("TITLE", one.title);
    row.set("WHEN", long_day(words, one.on_day) + ", " + hours(one.from_minute, one.to_minute));
    row.set("UNIT", unit_name(services, one.unit, request.language));
    row.set("TAG_LOOK", look_of_dialogue(one));
    row.set("TAG_TEXT", words("dialogues.state." + one.state));
  };
  for (const Dialogue& one : all) fill(view.add("ROW"), one, "/staff/dialogues/" + one.code);
  for (const Dialogue& one : others)
    if (one.state == "announced" || one.state == "live") fill(view.add("OTHER"), one, "/staff/dialogues/" + one.code + "/enter");
  for (const meetings::Question& one : waiting) {
    web::View& row = view.add("WAITING");
    row.set("WAITING_HREF", "/staff/dialogues/question/" + one.code);
    row.set("WAITING_WORDS", beginning(one.words, 160));
    row.set("TAG_LOOK", one.due_day < iso_date(local_date(now)) ? "late" : "wait");
    row.set("TAG_TEXT", state_of(services, words, one));
  }
  view.show("SOME_WAITING", !waiting.empty());
  view.show("EMPTY", all.empty());
  view.show("TABLE", !all.empty());
  view.show("OTHERS", view.has("OTHER"));
  view.show("PLAN", !units.empty());
  web::Frame frame = staff_frame(services, request, staff, "dialogues.staff.title");
  frame.path = "/staff/dialogues";
  return page(services, view, frame);
}

// ---- planning ----------------------------------------------------------------------------------

web::Response plan_form(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto directory = services.directory.now();
  const std::string_view asked = request.method == "POST" ? request.value("unit") : request.arg("unit");
  const directory::Unit* unit = chosen_unit(services, *directory, staff, kRight, asked);
  if (unit == nullptr) return error_page(services, request, 403);
  const auto value = [&](std::string_view name, std::string_view otherwise = {}) {
    const std::string_view typed = request.value(name);
    return typed.empty() ? otherwise : typed;
  };
  web::View view("dialogues/plan");
  web::FormView form(view, words, errors);
  view.set("UNIT", unit->name(web::code_of(request.language)));
  view.set("UNIT_CODE", unit->code);
  form.choice("forum", value("forum", "conference"), entry_options(services.meetings.pack.forums, request.language));
  form.field("title", value("title"));
  form.select("chair", value("chair"), officer_options(services, *unit, request.language));
  form.field("day", value("day"));
  form.field("from", value("from", "08:00"));
  form.field("to", value("to", "11:30"));
  form.field("place", value("place"));
  form.field("plan_no", value("plan_no"));
  form.field("basis", value("basis"));
  form.field("invited", value("invited"));
  form.field("themes", "");
  for (const meetings::Entry& theme : services.meetings.pack.themes) {
    web::View& row = view.add("THEME_CHOICE");
    row.set("THEME_ID", theme.id);
    row.set("THEME_NAME", in(theme.name, request.language));
    bool checked = false;
    for (const auto& [name, typed] : request.form) checked = checked || (name == "theme" && typed == theme.id);
    row.show("CHECKED", checked);
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "dialogues.plan");
  frame.path = "/staff/dialogues/new";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response plan(const Services& services, const web::Request& request, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Unit* unit = directory->unit(request.value("unit"));
  if (unit == nullptr) return error_page(services, request, 404);
  Errors errors;
  meetings::NewDialogue asked;
  asked.unit = unit->id;
  asked.chair = id_in(request.value("chair"));
  asked.forum = request.value("forum");
  asked.title = request.value("title");
  asked.basis = request.value("basis");
  asked.plan_no = request.value("plan_no");
  asked.place = request.value("place");
  asked.invited = request.value("invited");
  for (const auto& [name, typed] : request.form)
    if (name == "theme") asked.themes += (asked.themes.empty() ? "" : ",") + typed;
  const auto day = parse_date(request.value("day"));
  const auto from = meetings::parse_minutes(request.value("from")), to = meetings::parse_minutes(request.value("to"));
  if (!day) errors.push_back({Fault::kInvalid, "day", "meetings.refused.day"});
  if (!from) errors.push_back({Fault::kInvalid, "from", "meetings.refused.time"});
  if (!to) errors.push_back({Fault::kInvalid, "to", "meetings.refused.time"});
  if (!errors.empty()) return plan_form(services, request, staff, errors);
  asked.day = *day;
  asked.from_minute = *from;
  asked.to_minute = *to;
  const auto made = write(services, [&](storage::Transaction& tx) {
    return meetings::plan_dialogue(services.meetings, tx, asked, staff.officer.id, services.clock.now());
  });
  return made ? web::redirect("/staff/dialogues/" + made->code + "?done=1") : plan_form(services, request, staff, made.error());
}

// ---- one dialogue ------------------------------------------------------------------------------

std::optional<Dialogue> dialogue_of(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto one = services.database.read([&](storage::Session& session) { return meetings::find_dialogue(session, *code); });
  if (one && !may_at(services, staff, kRight, one->unit, "")) one.reset();
  return one;
}

void fill_terms(const Services& services, const web::Words& words, web::View& view, const Dialogue& one) {
  const Millis now = services.clock.now();
  const Date today = local_date(now);
  const auto terms = meetings::terms_of(services.meetings.law, one, now);
  if (terms.notice && one.state == "planned") {
    web::View& part = view.add("TERM");
    part.set("TERM_TEXT", words(today > *terms.notice ? "dialogues.term.notice_late" : "dialogues.term.notice", {{"day", *terms.notice}}));
  }
  if (terms.notice && one.announced_at && local_date(*one.announced_at) > *terms.notice)
    view.add("TERM").set("TERM_TEXT", words("dialogues.term.announced_late", {{"day", *terms.notice}}));
  if (terms.conclusion && (one.state == "live" || one.state == "ended"))
    view.add("TERM").set("TERM_TEXT", words(today > *terms.conclusion ? "dialogues.term.conclusion_late" : "dialogues.term.conclusion", {{"day", *terms.conclusion}}));
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Dialogue& one, const Errors& errors,
                   const StagedFiles& staged = {}) {
  const web::Words words = words_of(services, request);
  const auto value = [&](std::string_view name, std::string_view otherwise) {
    return !errors.empty() && request.method == "POST" ? request.value(name) : otherwise;
  };
  meetings::QuestionCount count;
  meetings::RatingSum rating;
  std::vector<meetings::Medium> media;
  std::vector<meetings::Commitment> promised;
  services.database.read([&](storage::Session& session) {
    count = meetings::count_questions(session, one.id);
    rating = meetings::ratings_of(session, one.id);
    media = meetings::media_of(session, one.id);
    promised = meetings::commitments_of(session, {.origin = "dialogue", .origin_id = one.id}, local_date(services.clock.now()));
  });
  web::View view("dialogues/staff_dialogue");
  web::FormView form(view, words, errors);
  view.set("CODE", one.code);
  view.set("TITLE", one.title);
  view.set("TAG_LOOK", look_of_dialogue(one));
  view.set("TAG_TEXT", words("dialogues.state." + one.state));
  fill_dialogue_facts(services, words, view, one);
  fill_terms(services, words, view, one);
  view.set("COUNT_ALL", count.all);
  view.set("COUNT_OPEN", count.open);
  view.set("COUNT_UNCLEARED", count.uncleared);
  view.set("COUNT_LATER", count.later);
  if (one.announced_at)
    view.add("PUBLIC").set("HALL_HREF", "/dialogues/" + one.code + "/hall?key=" + secret_for(services.meetings.secret_key, kHallKey, one.code));
  if (rating.count > 0)
    view.add("RATED").set("RATED_TEXT", rating.enough() ? words("dialogues.rated", {{"mean", words.decimal(rating.mean(), 1)}, {"n", rating.count}})
                                                        : words("dialogues.rated.few"));
  view.show_with("MINUTES", "MINUTES_WORDS", one.minutes);
  if (one.state == "concluded") {
    web::View& part = view.add("CONCLUSION");
    part.set("CONCLUSION_NO", one.conclusion_no);
    part.set("CONCLUSION_WORDS", one.conclusion);
    part.set("CONCLUDED", words.date(*one.concluded_at));
  }
  const bool held = one.state == "live" || one.state == "ended" || one.state == "concluded";
  const bool today = one.on_day <= iso_date(local_date(services.clock.now()));
  view.show("CAN_ENTER", one.state != "concluded" && one.state != "cancelled");
  if (one.state == "planned") {
    view.show("DO_ANNOUNCE");
    form.field("notice", value("notice", words("dialogues.notice.draft", {{"title", one.title}, {"when", long_day(words, one.on_day) + ", " + hours(one.from_minute, one.to_minute)}, {"place", one.place}})));
  }
  view.show("DO_OPEN", one.state == "announced" && today);
  if (one.state == "live") {
    view.show("DO_END");
    form.field("minutes", value("minutes", ""));
  }
  if (one.state == "ended" && may_at(services, staff, "dialogue.hold", one.unit, "")) {
    view.show("DO_CONCLUDE");
    form.field("conclusion", value("conclusion", ""));
    form.field("conclusion_no", value("conclusion_no", ""));
  }
  if (one.state == "planned" || one.state == "announced") {
    view.show("DO_CANCEL");
    form.field("reason", value("reason", ""));
  }
  for (const meetings::Medium& medium : media) {
    web::View& row = view.add("MEDIUM");
    row.set("MEDIUM_CODE", medium.code);
    row.set("MEDIUM_HREF", medium.kind == "photo" ? "/dialogues/" + one.code + "/photo/" + medium.code : medium.link);
    row.set("CAPTION", medium.caption);
  }
  if (held) {
    view.show("DO_MEDIA");
    form.field("caption", value("caption", ""));
    form.field("link", value("link", ""));
    form.file("photo");
    for (const documents::Staged& file : staged.files) {
      web::View& row = view.add("STAGED");
      row.set("TOKEN", file.token);
      row.set("STAGED_NAME", file.name);
    }
  }
  form.finish();
  view.show("ACT", one.state != "concluded" && one.state != "cancelled");
  if (held || !promised.empty()) {
    web::View& part = view.add("PROMISED");
    fill_commitments(services, words, part, promised, true);
    part.show("CAN_PROMISE", may_at(services, staff, "commitment.make", one.unit, ""));
  }
  const std::string path = "/staff/dialogues/" + one.code;
  fill_links_panel(services, request, staff, view, {"dialogue", one.id, one.code}, path);
  web::Frame frame = staff_frame(services, request, staff, "dialogues.staff.one");
  frame.title = beginning(one.title, 80);
  frame.path = path;
  if (request.arg("done") == "1" && request.method == "GET") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff, const Dialogue& one) {
  const std::string_view what = request.part("what");
  const auto text = [&](std::string_view name) { return std::string(request.value(name)); };
  StagedFiles files;
  if (what == "photo") {
    auto staged = stage_uploads(services, request, "photo");
    if (!staged) return show(services, request, staff, one, staged.error());
    files = std::move(*staged);
  }
  const Millis now = services.clock.now();
  const std::int64_t who = staff.officer.id;
  const meetings::Room& room = services.meetings;
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<int> {
    const auto ok = [](const auto& result) -> Result<int> {
      if (!result) return tl::unexpected<Errors>(result.error());
      return 1;
    };
    if (what == "announce") return ok(meetings::announce_dialogue(room, tx, one.code, text("notice"), who, now));
    if (what == "open") return ok(meetings::open_dialogue(room, tx, one.code, who, now));
    if (what == "end") return ok(meetings::end_dialogue(room, tx, one.code, text("minutes"), who, now));
    if (what == "cancel") return ok(meetings::cancel_dialogue(room, tx, one.code, text("reason"), who, now));
    if (what == "photo")
      return ok(meetings::add_photo(room, tx, one.code, text("caption"), files.files.empty() ? "" : files.files.front().token, who, now));
    if (what == "recording") return ok(meetings::add_recording(room, tx, one.code, text("caption"), text("link"), who, now));
    if (what == "hide") return ok(meetings::hide_medium(room, tx, text("medium"), who, now));
    if (what != "conclude") return refuse(Fault::kNotFound, "meetings.refused.no_dialogue");
    const auto concluded = meetings::conclude_dialogue(room, tx, one.code, text("conclusion"), text("conclusion_no"), who, now);
    if (!concluded) return ok(concluded);
    // The conclusion is a thing of its own on the chain.
    return ok(links::join(services.link_kinds, tx, {"concluded_in", {"dialogue", one.id, one.code}, {"conclusion", one.id, one.code}, ""},
                          {who, staff.officer.unit}, now));
  });
  return done ? web::redirect("/staff/dialogues/" + one.code + "?done=1") : show(services, request, staff, one, done.error(), files);
}

// One sheet for each group invited; the name is written by hand.
web::Response invitations(const Services& services, const web::Request& request, const Staff&, const Dialogue& one) {
  const web::Words words = words_of(services, request);
  web::View view("dialogues/invitations");
  view.set("UNIT", unit_name(services, one.unit, request.language));
  std::string_view rest = one.invited;
  std::vector<std::string> groups;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.empty()) groups.emplace_back(line);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  if (groups.empty()) groups.push_back(words("dialogues.invitation.everybody"));
  for (const std::string& group : groups) {
    web::View& sheet = view.add("INVITATION");
    sheet.set("GROUP", group);
    sheet.set("TITLE", one.title);
    sheet.set("WHEN", long_day(words, one.on_day) + ", " + hours(one.from_minute, one.to_minute));
    sheet.set("PLACE", one.place);
    sheet.set("THEMES", theme_names(services, one.themes, request.language));
    sheet.set("CHAIR", name_and_post(services, one.chair, request.language));
    sheet.set("ADDRESS", base_url(services, request) + "/dialogues/" + one.code);
  }
  web::Frame frame = frame_of(services, request, "dialogues.invitations");
  return private_page(html(services.renderer.print(view, frame)));
}

}  // namespace

void register_staff_dialogues(web::Router& router, const Services& services) {
  using Page = web::Response (*)(const Services&, const web::Request&, const Staff&, const Dialogue&);
  const auto one = [&services](Page handler) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) {
      const auto found = dialogue_of(services, request, staff);
      return found ? handler(services, request, staff, *found) : error_page(services, request, 404);
    });
  };
  const web::RouteOptions with_file{.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.get("/staff/dialogues", guarded(services, [&services](const web::Request& r, const Staff& s) { return list(services, r, s); }));
  router.get("/staff/dialogues/new", guarded(services, [&services](const web::Request& r, const Staff& s) { return plan_form(services, r, s, {}); }));
  router.post("/staff/dialogues/new", guarded(services, [&services](const web::Request& r, const Staff& s) { return plan(services, r, s); }));
  router.get("/staff/dialogues/{code}", one([](const Services& sv, const web::Request& r, const Staff& s, const Dialogue& d) { return show(sv, r, s, d, {}); }));
  router.get("/staff/dialogues/{code}/invitations", one(invitations));
  router.post("/staff/dialogues/{code}/do/{what}", one(act), with_file);
}

}  // namespace langnghe::pages
