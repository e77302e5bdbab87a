// How visits, dialogues, questions, conclusions, commitments, their evidence and what people think
// of a dialogue are called on the chain.
#include "meetings/reception.h"
#include "pages/dialogues/dialogue_page.h"
#include "pages/dialogues/register.h"

namespace langnghe::pages {
namespace {

using links::Shown;
using links::Subject;
using links::Viewer;
using meetings::Dialogue;

web::Words words_for(const Services& services, const Viewer& viewer) {
  return {services.renderer.catalogue(), viewer.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese};
}

bool may(const Services& services, const Viewer& viewer, std::string_view action, std::int64_t unit) {
  return viewer.officer != 0 && meetings::may(services.meetings, viewer.officer, action, unit, viewer.at);
}

// Announced ones are everybody's; the others belong to who prepares them.
bool sees(const Services& services, const Viewer& viewer, const Dialogue& one) {
  return one.announced_at.has_value() || may(services, viewer, "dialogue.prepare", one.unit);
}

std::string href_of(const Services& services, const Viewer& viewer, const Dialogue& one) {
  return (may(services, viewer, "dialogue.prepare", one.unit) ? "/staff/dialogues/" : "/dialogues/") + one.code;
}

// A dialogue by its code, for the three kinds of thing that have it.
links::SubjectNames::Find by_dialogue(std::string kind, bool (*fits)(const Dialogue&)) {
  return [kind = std::move(kind), fits](storage::Session& session, std::string_view typed) -> std::optional<Subject> {
    const auto code = read_code(typed);
    auto one = code ? meetings::find_dialogue(session, *code) : std::nullopt;
    if (!one && kind == "conclusion") one = meetings::concluded_as(session, typed);  // "112/TB-UBND"
    if (!one || !fits(*one)) return std::nullopt;
    return Subject{kind, one->id, one->code};
  };
}

void name_dialogues(const Services& services) {
  services.names.add("dialogue", by_dialogue("dialogue", [](const Dialogue&) { return true; }),
                     [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
                       const auto one = meetings::dialogue_by_id(session, subject.id);
                       if (!one || !sees(services, viewer, *one)) return std::nullopt;
                       const web::Words words = words_for(services, viewer);
                       Shown out;
                       out.title = one->title;
                       out.href = href_of(services, viewer, *one);
                       out.state = words("dialogues.state." + one->state);
                       out.look = look_of_dialogue(*one);
                       out.when = short_day(words, one->on_day);
                       if (const auto rating = meetings::ratings_of(session, one->id); rating.enough())
                         out.rating = static_cast<int>(rating.mean() + 0.5);
                       return out;
                     });
  services.names.add("conclusion", by_dialogue("conclusion", [](const Dialogue& one) { return one.concluded_at.has_value(); }),
                     [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
                       const auto one = meetings::dialogue_by_id(session, subject.id);
                       if (!one || !one->concluded_at || !sees(services, viewer, *one)) return std::nullopt;
                       const web::Words words = words_for(services, viewer);
                       Shown out;
                       out.title = words("dialogues.conclusion") + " " + one->conclusion_no + ": " + beginning(one->conclusion, 120);
                       out.href = "/dialogues/" + one->code + "#conclusion";
                       out.state = words("dialogues.state.concluded");
                       out.look = "done";
                       out.when = words.date(*one->concluded_at);
                       return out;
                     });
  services.names.add("rating", by_dialogue("rating", [](const Dialogue&) { return true; }),
                     [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
                       const auto one = meetings::dialogue_by_id(session, subject.id);
                       const auto rating = meetings::ratings_of(session, subject.id);
                       if (!one || !rating.enough() || !sees(services, viewer, *one)) return std::nullopt;
                       const web::Words words = words_for(services, viewer);
                       Shown out;
                       out.title = words("dialogues.rated", {{"mean", words.decimal(rating.mean(), 1)}, {"n", rating.count}});
                       out.href = href_of(services, viewer, *one);
                       out.rating = static_cast<int>(rating.mean() + 0.5);
                       return out;
                     });
}

void name_questions(const Services& services) {
  services.names.add(
      "question",
      [](storage::Session& session, std::string_view typed) -> std::optional<Subject> {
        const auto code = read_code(typed);
        const auto one = code ? meetings::find_question(session, *code) : std::nullopt;
        if (!one) return std::nullopt;
        return Subject{"question", one->id, one->code};
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto one = meetings::question_by_id(session, subject.id);
        const auto dialogue = one ? meetings::dialogue_by_id(session, one->dialogue) : std::nullopt;
        if (!dialogue) return std::nullopt;
        const bool prepares = may(services, viewer, "dialogue.prepare", dialogue->unit);
        if (!prepares && (one->public_words.empty() || !dialogue->announced_at)) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        Shown out;
        out.title = beginning(prepares ? one->words : one->public_words, 120);
        out.href = prepares ? "/staff/dialogues/question/" + one->code : "/dialogues/" + dialogue->code + "/question/" + one->code;
        out.state = state_of(services, words, *one);
        out.look = look_of_question(*one);
        out.when = words.date(one->asked_at);
        return out;
      });
}

// A visit is nobody's but the visitor's and the office's.
void name_visits(const Services& services) {
  services.names.add(
      "visit",
      [](storage::Session& session, std::string_view typed) -> std::optional<Subject> {
        const auto code = read_code(typed);
        const auto one = code ? meetings::find_visit(session, *code) : std::nullopt;
        if (!one) return std::nullopt;
        return Subject{"visit", one->id, one->code};
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto one = meetings::find_visit(session, subject.code);
        if (!one || !may(services, viewer, "reception.record", one->unit)) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        Shown out;
        out.title = beginning(one->words, 120);
        out.href = "/staff/visit/" + one->code;
        out.state = words("meetings.visit." + one->state);
        out.look = look_of_visit(*one);
        out.when = short_day(words, one->on_day);
        return out;
      });
}

bool sees(const Services& services, const Viewer& viewer, const meetings::Commitment& one) {
  return one.is_public || may(services, viewer, "commitment.follow", one.unit) || may(services, viewer, "commitment.make", one.unit);
}

void name_commitments(const Services& services) {
  services.names.add(
      "commitment",
      [](storage::Session& session, std::string_view typed) -> std::optional<Subject> {
        const auto code = read_code(typed);
        const auto one = code ? meetings::find_commitment(session, *code) : std::nullopt;
        if (!one) return std::nullopt;
        return one->subject();
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto one = meetings::commitment_by_id(session, subject.id);
        if (!one || !sees(services, viewer, *one)) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        const std::string outcome(meetings::outcome_of(*one, local_date(viewer.at)));
        Shown out;
        out.title = beginning(one->words, 120);
        out.href = (may(services, viewer, "commitment.follow", one->unit) || may(services, viewer, "commitment.make", one->unit)
                        ? "/staff/commitments/" : "/commitments/") + one->code;
        out.state = words("commitments.outcome." + outcome);
        out.look = look_of_outcome(outcome);
        out.when = short_day(words, one->due_day);
        return out;
      });
  services.names.add(
      "evidence",
      [](storage::Session& session, std::string_view typed) -> std::optional<Subject> {
        const auto code = read_code(typed);
        const auto step = code ? meetings::find_commitment_step(session, *code) : std::nullopt;
        if (!step || step->files == 0) return std::nullopt;
        return Subject{"evidence", step->id, step->code};
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto step = meetings::commitment_step_by_id(session, subject.id);
        const auto one = step ? meetings::commitment_by_id(session, step->commitment) : std::nullopt;
        if (!one || !sees(services, viewer, *one)) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        Shown out;
        out.title = beginning(step->words, 120);
        out.href = (viewer.officer != 0 && !one->is_public ? "/staff/commitments/" : "/commitments/") + one->code;
        out.state = words("commitments.files", {{"n", step->files}});
        out.look = "done";
        out.when = words.date(step->at);
        return out;
      });
}

}  // namespace

void name_meetings(const Services& services) {
  name_dialogues(services);
  name_questions(services);
  name_visits(services);
  name_commitments(services);
}

void register_dialogues(web::Router& router, const Services& services) {
  name_meetings(services);
  register_public_dialogues(router, services);
  register_questions(router, services);
  register_hall(router, services);
  register_dialogue_duty(router, services);
  register_staff_dialogues(router, services);
  register_question_entry(router, services);
  register_staff_questions(router, services);
}

}  // namespace langnghe::pages
