// Boards of supervision: for everybody, for those who keep their papers, for those who answer.
#include "base/text.h"
#include "consultations/boards.h"
#include "documents/attachments.h"
#include "pages/consultations/common.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using consultations::Board;

std::string kind_name(const Services& services, const Board& one, web::Language language) {
  const auto* kind = services.consultations.pack.board(one.kind);
  return kind == nullptr ? one.kind : kind->name(web::code_of(language));
}

std::string term_text(const web::Words& words, const Board& one) {
  return one.dissolved_at ? words("boards.dissolved", {{"date", words.date(*one.dissolved_at)}})
                          : words("votes.from_to", {{"from", words.date(one.from_at)}, {"to", words.date(one.to_at)}});
}

void fill_head(const Services& services, const web::Words& words, web::View& view, const Board& one) {
  view.set("CODE", one.code);
  view.set("NAME", one.name);
  view.set("KIND", kind_name(services, one, words.language()));
  view.set("COMMUNE", commune_name(services, one.commune, words.language()));
}

web::Response list(const Services& services, const web::Request& request) {
  const web::Words words = words_of(services, request);
  const auto all = services.database.read([](storage::Session& session) { return consultations::boards_of(session, ""); });
  web::View view("consultations/boards");
  view.show("EMPTY", all.empty());
  for (const Board& one : all) {
    web::View& row = view.add("ROW");
    fill_head(services, words, row, one);
    row.set("WHEN", term_text(words, one));
  }
  return page(services, view, frame_of(services, request, "boards.title"));
}

std::optional<Board> find(const Services& services, const web::Request& request) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  return services.database.read([&](storage::Session& session) { return consultations::find_board(session, *code); });
}

// One template for all: what may be done is there for those who may.
void fill(const Services& services, const web::Request& request, web::View& view, const Board& one, bool runs,
          bool answers, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  fill_head(services, words, view, one);
  view.set("WHEN", term_text(words, one));
  view.show_with("ABOUT_WORK", "WORK", one.work);
  std::string_view left = one.members;
  while (!left.empty()) {
    const std::string_view line = left.substr(0, left.find('\n'));
    left.remove_prefix(std::min(left.size(), line.size() + 1));
    if (!trim(line).empty()) view.add("MEMBER").set("MEMBER_NAME", trim(line));
  }
  services.database.read([&](storage::Session& session) {
    const auto advice = consultations::recommendations_of(session, one.id);
    view.show("NO_ADVICE", advice.empty());
    for (const auto& each : advice) {
      web::View& row = view.add("ADVICE");
      row.set("ADVICE_WORDS", each.words);
      row.set("ADVICE_WHEN", each.answered_at ? words("boards.sent_answered", {{"sent", words.date(each.sent_at)}, {"answered", words.date(*each.answered_at)}})
                                              : words("boards.sent", {{"sent", words.date(each.sent_at)}}));
      row.show_with("ANSWERED", "ANSWER_TEXT", each.answer);
      if (const auto due = consultations::answer_due(services.consultations, each, now)) fill_term(services, words, row, *due);
      if (answers && !each.answered_at) row.add("MAY_ANSWER").set("ADVICE_ID", each.id);
    }
    const auto visits = consultations::visits_of(session, one.id);
    view.show("NO_VISITS", visits.empty());
    for (const auto& visit : visits) {
      web::View& row = view.add("VISIT");
      row.set("VISIT_ON", words.date(visit.on) + ", " + visit.place);
      row.set("FINDINGS", visit.findings);
      row.set("VISIT_PERCENT", visit.percent < 0 ? "" : words("boards.saw", {{"percent", std::to_string(visit.percent)}}));
      fill_files(words, row, services.attachments.of(session, "visit", visit.id), "/together");
    }
  });
  web::FormView form(view, words, errors);
  if (runs && !one.dissolved_at) {
    view.show("RUN");
    form.field("on", request.value("on").empty() ? iso_date(local_date(now)) : std::string(request.value("on")));
    form.field("place", request.value("place"));
    form.field("findings", request.value("findings"));
    form.field("percent", request.value("percent"));
    form.file("photos");
    form.field("recommendation", request.value("recommendation"));
  }
  form.finish();
}

web::Response show(const Services& services, const web::Request& request) {
  const auto one = find(services, request);
  if (!one) return error_page(services, request, 404);
  web::View view("consultations/board");
  fill(services, request, view, *one, false, false, {});
  web::Frame frame = frame_of(services, request, "boards.title");
  frame.title = one->name;
  return page(services, view, frame);
}

web::Response staff_one(const Services& services, const web::Request& request, const Staff& staff, const Board& one,
                        const Errors& errors) {
  web::View view("consultations/board");
  fill(services, request, view, one, may_in(services, staff, "supervision.run", one.commune),
       may_in(services, staff, "supervision.answer", one.commune), errors);
  web::Frame frame = staff_frame(services, request, staff, "boards.title");
  frame.path = "/staff/boards";
  frame.title = one.name;
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

bool sees(const Services& services, const Staff& staff, const Board& one) {
  return may_in(services, staff, "supervision.run", one.commune) || may_in(services, staff, "supervision.answer", one.commune);
}

web::Response staff_list(const Services& services, const web::Request& request, const Staff& staff, const Errors& errors) {
  const web::Words words = words_of(services, request);
  web::View view("consultations/staff_boards");
  bool any = false;
  for (const Board& one : services.database.read([](storage::Session& session) { return consultations::boards_of(session, ""); })) {
    if (!sees(services, staff, one)) continue;
    any = true;
    fill_head(services, words, view.add("ROW"), one);
  }
  view.show("EMPTY", !any);
  web::FormView form(view, words, errors);
  if (may_somewhere(services, staff, "supervision.run")) {
    view.show("NEW");
    std::vector<web::Option> kinds;
    for (const auto& one : services.consultations.pack.boards) kinds.push_back({one.id, one.name(web::code_of(request.language))});
    form.select("commune", request.value("commune"), communes_where(services, staff, "supervision.run"));
    form.select("kind", request.value("kind"), kinds);
    form.field("name", request.value("name"));
    form.field("members", request.value("members"));
    form.field("from", request.value("from"));
    form.field("to", request.value("to"));
    form.field("work", request.value("work"));
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "boards.title");
  frame.path = "/staff/boards";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response create(const Services& services, const web::Request& request, const Staff& staff) {
  Board input;
  input.commune = request.value("commune");
  input.kind = request.value("kind");
  input.name = request.value("name");
  input.members = request.value("members");
  input.work = read_code(request.value("work")).value_or("");
  input.from_at = instant_field(request, "from").value_or(0);
  input.to_at = instant_field(request, "to").value_or(0);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return consultations::form_board(services.consultations, tx, consult_actor(staff), input, services.clock.now());
  });
  if (!made) return staff_list(services, request, staff, made.error());
  return web::redirect("/staff/boards/" + made->code);
}

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = find(services, request);
  if (!one || !sees(services, staff, *one)) return error_page(services, request, 404);
  const std::string action(request.part("action"));
  const auto files = stage_uploads(services, request, "photos");
  if (!files) return staff_one(services, request, staff, *one, files.error());
  const auto& room = services.consultations;
  const auto who = consult_actor(staff);
  const Millis now = services.clock.now();
  const auto done = write(services, [&](storage::Transaction& tx) -> Result<int> {
    const auto end = [](const auto& result) -> Result<int> {
      if (!result) return tl::unexpected<Errors>(result.error());
      return 0;
    };
    if (action == "dissolve") return end(consultations::dissolve_board(room, tx, who, one->code, now));
    if (action == "recommend")
      return end(consultations::recommend(room, tx, who, one->code, std::string(request.value("recommendation")), now));
    if (action == "answer")
      return end(consultations::answer_recommendation(room, tx, who, whole_number(request.value("recommendation")),
                                                      std::string(request.value("board_answer")), now));
    if (action != "visit") return refuse(Fault::kNotFound, "consultations.refused.unknown");
    consultations::Visit visit;
    visit.on = instant_field(request, "on").value_or(0);
    visit.place = request.value("place");
    visit.findings = request.value("findings");
    visit.work = one->work;
    visit.percent = trim(request.value("percent")).empty() ? -1 : static_cast<int>(number_field(request, "percent").value_or(-2));
    return end(consultations::record_visit(room, tx, who, one->code, visit, files->tokens(), now));
  });
  if (!done) return staff_one(services, request, staff, *one, done.error());
  return web::redirect("/staff/boards/" + one->code);
}

}  // namespace

void register_boards(web::Router& router, const Services& services) {
  router.get("/boards", [&services](const web::Request& request) { return list(services, request); });
  router.get("/boards/{code}", [&services](const web::Request& request) { return show(services, request); });
  const auto handler = [&services](auto f) {
    return guarded(services, [&services, f](const web::Request& request, const Staff& staff) {
      if (!may_somewhere(services, staff, "supervision.run") && !may_somewhere(services, staff, "supervision.answer"))
        return error_page(services, request, 403);
      return f(services, request, staff);
    });
  };
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.get("/staff/boards", handler([](const Services& s, const web::Request& r, const Staff& o) { return staff_list(s, r, o, {}); }));
  router.post("/staff/boards", handler(create));
  router.get("/staff/boards/{code}", handler([](const Services& s, const web::Request& r, const Staff& o) {
               const auto one = find(s, r);
               return one && sees(s, o, *one) ? staff_one(s, r, o, *one, {}) : error_page(s, r, 404);
             }));
  router.post("/staff/boards/{code}/do/{action}", handler(act), with_files);
}

}  // namespace langnghe::pages
