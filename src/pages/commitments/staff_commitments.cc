// Officers: the leader's board of what was promised, writing a promise down, one with its steps.
#include <algorithm>

#include "casework/denunciations.h"
#include "directives/directives.h"
#include "meetings/reception.h"
#include "pages/commitments/commitment_page.h"

namespace langnghe::pages {
namespace {

using meetings::Commitment;

constexpr int kSoonDays = 14, kOnBoard = 60;

bool may_see(const Services& services, const Staff& staff, std::int64_t unit) {
  for (const char* right : {"commitment.follow", "commitment.make", "commitment.decide"})
    if (may_at(services, staff, right, unit, "")) return true;
  return false;
}

// ---- the board -----------------------------------------------------------------------------------

web::Response board(const PromiseServices& services, const web::Request& request, const Staff& staff) {
  const web::Words words = words_of(services, request);
  const Date today = local_date(services.clock.now());
  std::vector<std::int64_t> mine = units_where(services, staff, "commitment.follow");
  for (std::int64_t unit : units_where(services, staff, "commitment.make"))
    if (std::find(mine.begin(), mine.end(), unit) == mine.end()) mine.push_back(unit);
  if (mine.empty()) return error_page(services, request, 403);
  const auto directory = services.directory.now();
  const directory::Unit* unit = request.arg("unit").empty() ? nullptr : directory->unit(request.arg("unit"));
  if (unit != nullptr && std::find(mine.begin(), mine.end(), unit->id) == mine.end()) return error_page(services, request, 403);
  meetings::CommitmentFilter filter{.units = unit == nullptr ? mine : std::vector{unit->id}, .limit = kOnBoard};
  std::vector<Commitment> overdue, running, closed;
  std::vector<meetings::PromiserCount> promisers;
  services.database.read([&](storage::Session& session) {
    const auto of = [&](const char* outcome) {
      meetings::CommitmentFilter narrow = filter;
      narrow.outcome = outcome;
      return meetings::commitments_of(session, narrow, today);
    };
    overdue = of("overdue");
    running = of("running");
    for (const char* outcome : {"kept", "kept_late", "broken"})
      for (Commitment& one : of(outcome)) closed.push_back(std::move(one));
    promisers = meetings::promisers_of(session, filter, today);
  });
  std::sort(closed.begin(), closed.end(), [](const Commitment& a, const Commitment& b) { return a.closed_on > b.closed_on; });
  if (closed.size() > 20) closed.resize(20);
  const std::string soon = iso_date(add_days(today, kSoonDays));
  const auto split = std::stable_partition(running.begin(), running.end(), [&](const Commitment& one) { return one.due_day <= soon; });
  web::View view("commitments/board");
  const Errors none;
  web::FormView form(view, words, none);
  form.select("unit", unit == nullptr ? "" : unit->code, unit_options(services, mine, request.language));
  form.finish();
  meetings::CommitmentCount count;
  for (const meetings::PromiserCount& one : promisers)
    for (const char* outcome : {"running", "overdue", "kept", "kept_late", "broken"}) {
      meetings::CommitmentCount copy = one.count;
      count.of(outcome) += copy.of(outcome);
    }
  fill_outcomes(view, count);
  fill_promisers(services, words, view, promisers);
  const auto fill = [&](web::View& part, const std::vector<Commitment>& all) { fill_commitments(services, words, part, all, true); };
  if (!overdue.empty()) fill(view.add("LATE"), overdue);
  if (split != running.begin()) fill(view.add("SOON"), {running.begin(), split});
  if (split != running.end()) fill(view.add("LATER"), {split, running.end()});
  if (!closed.empty()) fill(view.add("CLOSED"), closed);
  view.show("EMPTY", overdue.empty() && running.empty() && closed.empty());
  web::Frame frame = staff_frame(services, request, staff, "commitments.board");
  frame.path = "/staff/commitments";
  return page(services, view, frame);
}

// ---- writing one down ------------------------------------------------------------------------------

// What it comes from, as far as this officer may see it.
struct Origin {
  links::Subject subject;
  links::Shown shown;
  std::int64_t unit = 0;               // that promised; 0: to be chosen
  std::int64_t promiser = 0;
  std::optional<std::string> made_on;  // fixed by the thing itself
};

std::optional<Origin> origin_of(const Services& services, const web::Request& request, const Staff& staff) {
  const bool post = request.method == "POST";
  const std::string_view kind = post ? request.value("from") : request.arg("from");
  const std::string_view code = post ? request.value("code") : request.arg("code");
  return services.database.read([&](storage::Session& session) -> std::optional<Origin> {
    const auto subject = services.names.find(session, kind, code);
    const auto shown = subject ? services.names.show(session, *subject, viewer_of(services, request, staff)) : std::nullopt;
    if (!shown) return std::nullopt;
    // What is sealed leaves no trace outside its case.
    if (subject->kind == "case")
      if (const auto one = casework::find_case(session, subject->code); !one || casework::is_sealed(services.casework, *one)) return std::nullopt;
    Origin out{*subject, *shown, 0, 0, {}};
    std::optional<meetings::Dialogue> dialogue;
    if (subject->kind == "dialogue" || subject->kind == "conclusion") dialogue = meetings::dialogue_by_id(session, subject->id);
    if (subject->kind == "question")
      if (const auto question = meetings::question_by_id(session, subject->id)) dialogue = meetings::dialogue_by_id(session, question->dialogue);
    if (dialogue) {
      out.unit = dialogue->unit;
      out.promiser = dialogue->chair;
      out.made_on = dialogue->on_day;
    }
    if (subject->kind == "visit")
      if (const auto visit = meetings::find_visit(session, subject->code)) {
        out.unit = visit->unit;
        out.promiser = visit->host;
        out.made_on = visit->on_day;
      }
    if (subject->kind == "directive")
      if (const auto document = directives::document_by_id(session, subject->id); document && document->issued_on)
        out.made_on = iso_date(*document->issued_on);
    return out;
  });
}

const directory::Unit* unit_for(const Services& services, const directory::Snapshot& directory, const web::Request& request, const Staff& staff,
                                const Origin& origin) {
  if (origin.unit != 0) {
    const directory::Unit* unit = directory.units().unit_by_id(origin.unit);
    return unit != nullptr && may_at(services, staff, "commitment.make", unit->id, "") ? unit : nullptr;
  }
  return chosen_unit(services, directory, staff, "commitment.make", request.method == "POST" ? request.value("unit") : request.arg("unit"));
}

web::Response new_form(const PromiseServices& services, const web::Request& request, const Staff& staff, const Origin& origin,
                       const directory::Unit& unit, const Errors& errors) {
  const web::Words words = words_of(services, request);
  const bool again = request.method == "POST";
  const auto value = [&](std::string_view name, const std::string& otherwise) { return again ? std::string(request.value(name)) : otherwise; };
  web::View view("commitments/new");
  web::FormView form(view, words, errors);
  view.set("FROM", origin.subject.kind);
  view.set("CODE", origin.subject.code);
  view.set("UNIT_CODE", unit.code);
  view.set("UNIT", unit.name(web::code_of(request.language)));
  const links::SubjectKind* kind = services.link_kinds.subject(origin.subject.kind);
  view.set("ORIGIN_KIND", kind == nullptr ? origin.subject.kind : kind->name(web::code_of(request.language)));
  view.set("ORIGIN_TITLE", origin.shown.title);
  form.select("promiser", value("promiser", std::to_string(origin.promiser)), officer_options(services, unit, request.language));
  form.field("words", value("words", ""));
  form.field("result", value("result", ""));
  if (origin.made_on)
    view.add("FIXED").set("MADE_ON", long_day(words, *origin.made_on));
  else
    form.field("made_on", value("made_on", iso_date(local_date(services.clock.now()))));
  form.field("due", value("due", ""));
  form.check("public", again ? request.value("public") == "1" : origin.subject.kind != "visit" && origin.subject.kind != "case");
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "commitments.new");
  frame.path = "/staff/commitments";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response new_page(const PromiseServices& services, const web::Request& request, const Staff& staff) {
  const auto origin = origin_of(services, request, staff);
  if (!origin) return error_page(services, request, 404);
  const auto directory = services.directory.now();
  const directory::Unit* unit = unit_for(services, *directory, request, staff, *origin);
  if (unit == nullptr) return error_page(services, request, 403);
  if (request.method != "POST") return new_form(services, request, staff, *origin, *unit, {});
  Errors errors;
  const auto made_on = parse_date(origin->made_on ? std::string_view(*origin->made_on) : request.value("made_on"));
  const auto due = parse_date(request.value("due"));
  if (!made_on) errors.push_back({Fault::kInvalid, "made_on", "meetings.refused.day"});
  if (!due) errors.push_back({Fault::kInvalid, "due", "meetings.refused.day"});
  if (!errors.empty()) return new_form(services, request, staff, *origin, *unit, errors);
  const meetings::NewCommitment asked{.unit = unit->id, .promiser = id_in(request.value("promiser")), .words = std::string(request.value("words")),
                                      .result = std::string(request.value("result")), .due = *due, .origin = origin->subject, .made_on = *made_on,
                                      .is_public = request.value("public") == "1"};
  const auto made = write(services, [&](storage::Transaction& tx) {
    return meetings::make_commitment(services.promises, tx, asked, staff.officer.id, services.clock.now());
  });
  return made ? web::redirect("/staff/commitments/" + made->code + "?done=1") : new_form(services, request, staff, *origin, *unit, made.error());
}

// ---- one ---------------------------------------------------------------------------------------------

std::optional<Commitment> one_of(const Services& services, const web::Request& request, const Staff& staff) {
  const auto code = read_code(request.part("code"));
  if (!code) return std::nullopt;
  auto one = services.database.read([&](storage::Session& session) { return meetings::find_commitment(session, *code); });
  if (one && !may_see(services, staff, one->unit)) one.reset();
  return one;
}

web::Response show(const PromiseServices& services, const web::Request& request, const Staff& staff, const Commitment& one, const Errors& errors,
                   const StagedFiles& staged = {}) {
  const web::Words words = words_of(services, request);
  const auto value = [&](std::string_view name) { return errors.empty() ? std::string_view() : request.value(name); };
  web::View view("commitments/staff_commitment");
  web::FormView form(view, words, errors);
  fill_commitment(services, words, view, one, viewer_of(services, request, staff), true);
  view.show("IS_PUBLIC", one.is_public);
  view.show("IS_INSIDE", !one.is_public);
  const auto actions = meetings::commitment_actions(services.promises, one, staff.officer.id, services.clock.now());
  bool dates = false, files = false;
  std::vector<web::Option> options;
  for (const lifecycle::Action* action : actions) {
    options.push_back({action->id, words("commitments.action." + action->id), words("commitments.action." + action->id + ".hint")});
    dates = dates || !action->fields.empty();
    files = files || action->takes(lifecycle::Requirement::kEvidence);
  }
  if (!options.empty()) {
    view.show("ACT");
    form.choice("action", value("action"), options);
    form.field("words", value("words"));
    if (dates) form.field("new_due", value("new_due"));
    if (files) form.file("evidence");
    for (const documents::Staged& file : staged.files) {
      web::View& row = view.add("STAGED");
      row.set("TOKEN", file.token);
      row.set("STAGED_NAME", file.name);
      row.set("STAGED_SIZE", words.file_size(file.bytes));
    }
  }
  form.finish();
  const std::string path = "/staff/commitments/" + one.code;
  fill_links_panel(services, request, staff, view, one.subject(), path);
  web::Frame frame = staff_frame(services, request, staff, "commitments.one");
  frame.title = beginning(one.words, 80);
  frame.path = path;
  if (request.arg("done") == "1" && request.method == "GET") frame.notice = words("meetings.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response act(const PromiseServices& services, const web::Request& request, const Staff& staff, const Commitment& one) {
  const auto files = stage_uploads(services, request, "evidence");
  if (!files) return show(services, request, staff, one, files.error());
  const std::string action(request.value("action"));
  if (action.empty()) return show(services, request, staff, one, {{Fault::kInvalid, "action", "meetings.refused.action"}}, *files);
  const auto done = write(services, [&](storage::Transaction& tx) {
    return meetings::step_commitment(services.promises, tx, one.code, action,
                                     {std::string(request.value("words")), parse_date(request.value("new_due")), files->tokens()}, staff.officer.id,
                                     services.clock.now());
  });
  return done ? web::redirect("/staff/commitments/" + one.code + "?done=1") : show(services, request, staff, one, done.error(), *files);
}

}  // namespace

void register_staff_commitments(web::Router& router, const PromiseServices& services) {
  const web::RouteOptions with_file{.body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  const auto making = guarded(services, [&services](const web::Request& r, const Staff& s) { return new_page(services, r, s); });
  router.get("/staff/commitments", guarded(services, [&services](const web::Request& r, const Staff& s) { return board(services, r, s); }));
  router.get("/staff/commitments/new", making);
  router.post("/staff/commitments/new", making);
  const auto with = [&services](auto handler) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) {
      const auto one = one_of(services, request, staff);
      return one ? handler(services, request, staff, *one) : error_page(services, request, 404);
    });
  };
  router.get("/staff/commitments/{code}", with([](const PromiseServices& s, const web::Request& r, const Staff& f, const Commitment& c) { return show(s, r, f, c, {}); }));
  router.post("/staff/commitments/{code}", with(act), with_file);
  router.get("/staff/commitments/{code}/file/{file}", with([](const PromiseServices& s, const web::Request& r, const Staff&, const Commitment& c) { return commitment_file(s, r, c); }));
}

}  // namespace langnghe::pages
