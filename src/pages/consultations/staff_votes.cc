// Officers prepare, open, count and send votes of households; they see who voted, never what.
#include <algorithm>

#include "base/text.h"
#include "consultations/consultations.h"
#include "pages/consultations/vote_view.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using consultations::VillageVote;
using consultations::Vote;

web::Response list(const Services& services, const web::Request& request, const Staff& staff) {
  const web::Words words = words_of(services, request);
  auto votes = services.database.read(
      [](storage::Session& session) { return consultations::votes_of(session, "", true); });
  std::erase_if(votes, [&](const Vote& vote) {
    return !may_in(services, staff, "vote.see", vote.commune);
  });
  web::View view("consultations/staff_votes");
  view.show("MAY_NEW", may_somewhere(services, staff, "vote.run"));
  view.show("EMPTY", votes.empty());
  if (!votes.empty()) {
    web::View& table = view.add("TABLE");
    for (const Vote& vote : votes) {
      web::View& row = table.add("ROW");
      row.set("CODE", vote.code);
      row.set("TITLE", vote.title);
      row.set("COMMUNE", commune_name(services, vote.commune, request.language));
      row.set("TAG_LOOK", vote_look(vote));
      row.set("TAG_TEXT", vote_state(words, vote));
      row.set("WHEN", words.date_time(vote.ends_at));
    }
  }
  return page(services, view, staff_frame(services, request, staff, "votes.staff.title"));
}

// ---- a new vote --------------------------------------------------------------------------

web::Response new_form(const Services& services, const web::Request& request, const Staff& staff,
                       const Errors& errors) {
  const web::Words words = words_of(services, request);
  const auto communes = communes_where(services, staff, "vote.run");
  std::string commune(request.method == "POST" ? request.value("commune") : request.arg("commune"));
  if (commune.empty() && !communes.empty()) commune = communes.front().value;
  web::View view("consultations/staff_vote_new");
  view.set("COMMUNE_CODE", commune);
  web::FormView form(view, words, errors);
  if (communes.size() > 1) {
    view.show("PICK");
    form.select("commune", commune, communes);
  }
  std::vector<web::Option> items;
  for (const auto& item : services.consultations.pack.votes)
    items.push_back({item.id, std::to_string(item.number) + ". " + item.name(web::code_of(request.language))});
  const auto or_first = [&](std::string_view name, std::string_view otherwise) {
    return request.value(name).empty() ? otherwise : request.value(name);
  };
  form.select("item", request.value("item"), items);
  form.choice("form", or_first("form", "meeting"), {{"meeting", words("votes.form.meeting")},
                                                     {"ballot", words("votes.form.ballot")},
                                                     {"online", words("votes.form.online")}});
  form.choice("scope", or_first("scope", "village"), {{"village", words("votes.scope.village")},
                                                      {"commune", words("votes.scope.commune")}});
  form.field("title", request.value("title"));
  form.field("words", request.value("words"));
  form.field("begins_at", request.value("begins_at"));
  form.field("ends_at", request.value("ends_at"));
  form.field("team", request.value("team"));
  form.field("work", request.value("work"));
  form.finish();
  const auto villages = services.database.read(
      [&](storage::Session& session) { return consultations::villages_of(session, commune); });
  view.show("NO_VILLAGES", villages.empty());
  view.show("VILLAGES_WRONG", std::any_of(errors.begin(), errors.end(),
                                          [](const Error& e) { return e.field == "villages"; }));
  for (const auto& one : villages) {
    web::View& row = view.add("VILLAGE");
    row.set("VILLAGE_ID", one.id);
    row.set("VILLAGE_NAME", one.name);
    row.set("VILLAGE_HOUSEHOLDS", words("votes.villages.count", {{"count", one.households}}));
    row.show("VILLAGE_ON", std::any_of(request.form.begin(), request.form.end(), [&](const auto& field) {
               return field.first == "villages" && field.second == std::to_string(one.id);
             }));
  }
  web::Frame frame = staff_frame(services, request, staff, "votes.staff.new");
  frame.path = "/staff/votes";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response create(const Services& services, const web::Request& request, const Staff& staff) {
  consultations::NewVote vote;
  vote.commune = request.value("commune");
  vote.item = request.value("item");
  vote.form = request.value("form");
  vote.scope = request.value("scope");
  vote.title = request.value("title");
  vote.words = request.value("words");
  vote.team = request.value("team");
  vote.work = read_code(request.value("work")).value_or("");
  vote.begins_at = instant_field(request, "begins_at").value_or(0);
  vote.ends_at = instant_field(request, "ends_at").value_or(0);
  for (const auto& [name, value] : request.form)
    if (name == "villages") vote.villages.push_back(whole_number(value));
  const auto made = write(services, [&](storage::Transaction& tx) {
    return consultations::prepare_vote(services.consultations, tx, consult_actor(staff), vote, services.clock.now());
  });
  if (!made) return new_form(services, request, staff, made.error());
  return web::redirect("/staff/votes/" + made->code);
}

// ---- one vote ------------------------------------------------------------------------------

std::optional<Vote> own_vote(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto vote = services.database.read(
      [&](storage::Session& session) { return consultations::find_vote(session, *code); });
  if (vote && !may_in(services, staff, "vote.see", vote->commune)) return std::nullopt;
  return vote;
}

void fill_forms(const Services& services, const web::Request& request, const Staff& staff, web::View& view,
                web::FormView& form, const web::Words& words, const Vote& vote,
                const std::vector<web::Option>& villages, std::string_view action) {
  const bool runs = may_in(services, staff, "vote.run", vote.commune);
  const auto* item = services.consultations.pack.vote(vote.item);
  const bool by_hand = vote.form != "online";
  if (!runs && vote.state != "sent") return;
  if (runs && vote.state == "prepared") view.show("OPEN");
  if (runs && vote.state == "open") {
    if (by_hand) {
      view.show("TURNOUT");
      form.select("turnout_village", request.value("turnout_village"), villages);
      form.field("households", request.value("households"));
    }
    view.show("CLOSE");
    view.add("CHANGE").show("CHANGE_OPEN", action == "roll");
    form.select("roll_village", request.value("roll_village"), villages);
    form.field("number", request.value("number"));
    form.choice("direction", request.value("direction").empty() ? "add" : request.value("direction"),
                {{"add", words("votes.staff.change.add")}, {"remove", words("votes.staff.change.remove")}});
    form.field("why", request.value("why"));
  }
  if (runs && by_hand && (vote.state == "open" || vote.state == "closed")) {
    view.show("HAND");
    form.select("hand_village", request.value("hand_village"), villages);
    form.field("yes", request.value("yes"));
    form.field("no", request.value("no"));
    form.field("other", request.value("other"));
    form.field("invalid", request.value("invalid"));
  }
  if (runs && vote.state == "closed") view.show("COUNT");
  if (runs && vote.state == "counted" && vote.outcome == "attendance") {
    view.show("REOPEN");
    form.field("begins_at", request.value("begins_at"));
    form.field("ends_at", request.value("ends_at"));
  }
  if (runs && vote.state == "counted" && vote.outcome == "passed") {
    view.show("SEND");
    form.field("decision", request.value("decision").empty() ? vote.title : request.value("decision"));
  }
  const bool recognises = item != nullptr && item->effect != "vote" &&
                          may_in(services, staff, item->effect == "front" ? "vote.recognise_front" : "vote.recognise",
                                 vote.commune);
  if (vote.state == "sent" && recognises) {
    view.show("RECOGNISE");
    form.choice("answer", request.value("answer").empty() ? "yes" : request.value("answer"),
                {{"yes", words("votes.staff.recognise.yes")}, {"no", words("votes.staff.recognise.no")}});
    form.field("recognition", request.value("recognition"));
  }
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Vote& vote,
                   const Errors& errors, std::string_view action) {
  const web::Words words = words_of(services, request);
  const auto* item = services.consultations.pack.vote(vote.item);
  web::View view("consultations/staff_vote");
  fill_vote_head(services, words, view, vote);
  const auto villages = services.database.read(
      [&](storage::Session& session) { return consultations::villages_in(session, vote); });
  std::vector<web::Option> options;
  for (const VillageVote& one : villages) {
    options.push_back({std::to_string(one.village), one.name});
    web::View& row = view.add("ROW");
    row.set("VILLAGE", one.name);
    row.set("VILLAGE_ID", one.village);
    row.set("HOUSEHOLDS", words.number(one.tally.households));
    row.set("NEEDED", words.number(item == nullptr ? 0 : consultations::needed(*item, one.tally.households)));
    row.set("VOTED", words.number(one.tally.voted));
    row.show("ROLL", vote.state != "prepared");
    row.show("SLIPS", vote.state == "open" && vote.form != "meeting" &&
                          may_in(services, staff, "vote.run", vote.commune));
  }
  web::FormView form(view, words, errors);
  fill_forms(services, request, staff, view, form, words, vote, options, action);
  form.finish();
  fill_vote_terms(services, words, view, vote);
  if (vote.counted_at) view.add("PAPERS").show("WITH_DECISION", !vote.decision.empty());
  web::Frame frame = staff_frame(services, request, staff, "votes.staff.title");
  frame.path = "/staff/votes";
  frame.title = vote.title;
  if (request.method == "GET" && !request.arg("done").empty()) frame.notice = words("votes.staff.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

Result<Vote> run(const Services& services, storage::Transaction& tx, const web::Request& request,
                 const Staff& staff, const std::string& code, std::string_view action) {
  const consultations::Room& room = services.consultations;
  const consultations::Actor who = consult_actor(staff);
  const Millis now = services.clock.now();
  const auto text = [&](std::string_view name) { return std::string(request.value(name)); };
  if (action == "open") return consultations::open_vote(room, tx, who, code, now);
  if (action == "close") return consultations::close_vote(room, tx, who, code, now);
  if (action == "count") return consultations::count_vote(room, tx, who, code, now);
  if (action == "send") return consultations::send_decision(room, tx, who, code, text("decision"), now);
  if (action == "recognise")
    return consultations::recognise_vote(room, tx, who, code, request.value("answer") == "yes", text("recognition"), now);
  if (action == "reopen")
    return consultations::go_to_ballot(room, tx, who, code, instant_field(request, "begins_at").value_or(0),
                                       instant_field(request, "ends_at").value_or(0), now);
  if (action == "roll")
    return consultations::change_roll(room, tx, who, code, whole_number(request.value("roll_village")), text("number"),
                                      request.value("direction") != "remove", text("why"), now);
  if (action == "turnout") {
    const auto marked = consultations::mark_turnout(room, tx, who, code, whole_number(request.value("turnout_village")),
                                                    text("households"), now);
    if (!marked) return tl::unexpected<Errors>(marked.error());
    return *consultations::find_vote(tx, code);
  }
  if (action == "hand") {
    consultations::HandCount count;
    for (const auto& [name, into] : {std::pair{"yes", &count.yes}, std::pair{"no", &count.no},
                                     std::pair{"other", &count.other}, std::pair{"invalid", &count.invalid}}) {
      const auto value = number_field(request, name);
      if (!value) return refuse(Fault::kInvalid, "consultations.refused.number", name);
      *into = *value;
    }
    return consultations::enter_count(room, tx, who, code, whole_number(request.value("hand_village")), count, now);
  }
  return refuse(Fault::kNotFound, "consultations.refused.unknown");
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto vote = own_vote(services, request, staff);
  if (!vote) return error_page(services, request, 404);
  const std::string action(request.part("action"));
  const auto done = write(services, [&](storage::Transaction& tx) {
    return run(services, tx, request, staff, vote->code, action);
  });
  if (!done) {
    const auto now = own_vote(services, request, staff);
    return show(services, request, staff, now ? *now : *vote, done.error(), action);
  }
  return web::redirect("/staff/votes/" + vote->code + "?done=" + action);
}

web::Response roll(const Services& services, const web::Request& request, const Staff& staff) {
  const auto vote = own_vote(services, request, staff);
  const std::int64_t village_id = whole_number(request.part("village"));
  const auto village = services.database.read(
      [&](storage::Session& session) { return consultations::find_village(session, village_id); });
  if (!vote || !village) return error_page(services, request, 404);
  const web::Words words = words_of(services, request);
  web::View view("consultations/staff_roll");
  view.set("VILLAGE", village->name);
  view.set("TITLE", vote->title);
  view.set("CODE", vote->code);
  const auto rows = services.database.read(
      [&](storage::Session& session) { return consultations::roll_of(session, *vote, village_id); });
  for (const consultations::RollRow& one : rows) {
    web::View& row = view.add("ROW");
    row.set("NUMBER", one.number);
    row.set("VOTED", one.voted ? words("votes.staff.roll.yes") : "");
    row.set("CHANGE", one.changed_at ? words(one.on ? "votes.staff.roll.added" : "votes.staff.roll.removed",
                                             {{"at", words.date_time(*one.changed_at)}, {"why", one.why}})
                                     : std::string());
  }
  web::Frame frame = staff_frame(services, request, staff, "votes.staff.roll");
  frame.path = "/staff/votes";
  return page(services, view, frame);
}

}  // namespace

void register_staff_votes(web::Router& router, const Services& services) {
  const auto handler = [&services](auto f) {
    return guarded(services, [&services, f](const web::Request& request, const Staff& staff) {
      if (!may_somewhere(services, staff, "vote.see"))
        return error_page(services, request, 403);
      return f(services, request, staff);
    });
  };
  router.get("/staff/votes", handler(list));
  router.get("/staff/votes/new", with_grant(services, "vote.run", [&services](const auto& request, const Staff& staff) {
               return new_form(services, request, staff, {});
             }));
  router.post("/staff/votes/new", with_grant(services, "vote.run", [&services](const auto& request, const Staff& staff) {
                return create(services, request, staff);
              }));
  router.get("/staff/votes/{code}", handler([](const Services& s, const web::Request& request, const Staff& staff) {
               const auto vote = own_vote(s, request, staff);
               return vote ? show(s, request, staff, *vote, {}, "") : error_page(s, request, 404);
             }));
  router.post("/staff/votes/{code}/do/{action}", handler(act));
  router.get("/staff/votes/{code}/roll/{village}", handler(roll));
}

}  // namespace langnghe::pages
