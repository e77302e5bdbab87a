// How documents, tasks, reports and joint work are called on the chain.
#include <charconv>

#include "directives/joint.h"
#include "links/names.h"
#include "pages/directives/parts.h"
#include "pages/links/panel.h"

namespace langnghe::pages {
namespace {

using links::Shown;
using links::Subject;
using links::Viewer;

// "nv12" → 12
std::int64_t number_in(std::string_view code, std::string_view letters) {
  std::int64_t id = 0;
  if (code.substr(0, letters.size()) != letters) return 0;
  code.remove_prefix(letters.size());
  const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), id);
  return error == std::errc() && end == code.data() + code.size() && id > 0 ? id : 0;
}

web::Language language_of(const Viewer& viewer) {
  return viewer.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese;
}

web::Words words_for(const Services& services, const Viewer& viewer) {
  return {services.renderer.catalogue(), language_of(viewer)};
}

// The directive a task belongs to, when this viewer may see it.
std::optional<directives::Document> open_document(storage::Session& session, std::int64_t id, const Viewer& viewer) {
  auto document = directives::document_by_id(session, id);
  if (!document || (viewer.officer == 0 && !document->is_public)) return std::nullopt;
  return document;
}

std::optional<directives::Programme> open_programme(storage::Session& session, std::int64_t id, const Viewer& viewer) {
  auto found = directives::find_programme(session, id);
  if (!found || (viewer.officer == 0 && !found->is_public)) return std::nullopt;
  return found;
}

void name_documents(const Services& services) {
  services.names.add(
      "directive",
      [](storage::Session& session, std::string_view code) -> std::optional<Subject> {
        if (const auto found = directives::find_document(session, code)) return directives::subject_of(*found);
        // A number, when only one document has it.
        const auto numbered = directives::documents_numbered(session, code);
        if (numbered.size() != 1) return std::nullopt;
        return directives::subject_of(numbered.front());
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto document = open_document(session, subject.id, viewer);
        if (!document) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        Shown out;
        out.title = document_title(words, *document);
        out.href = (viewer.officer == 0 ? "/directives/" : "/staff/directives/") + document->code;
        out.state = words("directives.standing." + document->standing);
        out.look = standing_look(document->standing);
        if (document->issued_on) out.when = words.date(*document->issued_on);
        return out;
      });
}

void name_tasks(const Services& services) {
  services.names.add(
      "task",
      [](storage::Session& session, std::string_view code) -> std::optional<Subject> {
        const auto task = directives::find_task(session, number_in(code, "nv"));
        if (!task) return std::nullopt;
        return Subject{"task", task->id, task->code()};
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto task = directives::find_task(session, subject.id);
        if (!task) return std::nullopt;
        const auto document = open_document(session, task->document, viewer);
        if (!document) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        const Progress progress = progress_of(directives::duties_of_task(session, task->id), viewer.at);
        Shown out;
        out.title = task->title;
        out.href = viewer.officer == 0 ? "/directives/" + document->code : "/staff/directives/task/" + std::to_string(task->id);
        out.state = words("directives.progress", {{"done", progress.done}, {"all", progress.all}});
        out.look = progress.done == progress.all ? "done" : progress.late > 0 ? "late" : "work";
        out.when = words("directives.until", {{"date", local_date(task->due_at - 1)}});
        return out;
      });
  services.names.add(
      "report",
      [](storage::Session& session, std::string_view code) -> std::optional<Subject> {
        const auto report = directives::find_report(session, number_in(code, "bc"));
        if (!report) return std::nullopt;
        return Subject{"report", report->id, report->code()};
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto report = directives::find_report(session, subject.id);
        const auto duty = report ? directives::find_duty(session, report->duty) : std::nullopt;
        if (!duty || !open_document(session, duty->document, viewer)) return std::nullopt;
        // What a unit wrote is its own until somebody found it good.
        if (viewer.officer == 0 && !(report->complete && duty->state == "done")) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        Shown out;
        out.title = words("directives.report_of", {{"unit", unit_name(services, duty->unit, language_of(viewer))}});
        if (viewer.officer != 0) out.href = "/staff/directives/duty/" + std::to_string(duty->id);
        out.state = words(duty->grade.empty() ? report->complete ? "directives.duty.reported" : "directives.report.progress"
                                              : "directives.grade." + duty->grade);
        out.look = duty->grade == "met" ? "done" : duty->grade == "not_met" ? "late" : "work";
        out.when = words.date(report->at);
        return out;
      });
}

}  // namespace

void name_directives(const Services& services) {
  name_documents(services);
  name_tasks(services);
}

void name_joint_work(const Services& services) {
  services.names.add(
      "programme",
      [](storage::Session& session, std::string_view code) -> std::optional<Subject> {
        const auto found = directives::find_programme(session, number_in(code, "ct"));
        if (!found) return std::nullopt;
        return Subject{"programme", found->id, found->code()};
      },
      [](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto found = open_programme(session, subject.id, viewer);
        if (!found) return std::nullopt;
        Shown out;
        out.title = found->title;
        out.href = (viewer.officer == 0 ? "/programmes/" : "/staff/programmes/") + std::to_string(found->id);
        out.when = std::to_string(found->from_year) + "–" + std::to_string(found->to_year);
        return out;
      });
  services.names.add(
      "supervision",
      [](storage::Session& session, std::string_view code) -> std::optional<Subject> {
        const auto found = directives::find_supervision(session, number_in(code, "gs"));
        if (!found) return std::nullopt;
        return Subject{"supervision", found->id, found->code()};
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto found = directives::find_supervision(session, subject.id);
        if (!found || !open_programme(session, found->programme, viewer)) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        Shown out;
        out.title = found->title;
        out.href = viewer.officer == 0 ? "/programmes/" + std::to_string(found->programme)
                                       : "/staff/programmes/round/" + std::to_string(found->id);
        out.state = words(found->result_on ? "joint.state.result" : found->ended_on ? "joint.state.ended" : "joint.state.planned");
        out.look = found->result_on ? "done" : "work";
        out.when = words.date(found->begins_on);
        return out;
      });
  services.names.add(
      "recommendation",
      [](storage::Session& session, std::string_view code) -> std::optional<Subject> {
        const auto found = directives::find_recommendation(session, number_in(code, "kn"));
        if (!found) return std::nullopt;
        return Subject{"recommendation", found->id, found->code()};
      },
      [&services](storage::Session& session, const Subject& subject, const Viewer& viewer) -> std::optional<Shown> {
        const auto found = directives::find_recommendation(session, subject.id);
        const auto round = found ? directives::find_supervision(session, found->supervision) : std::nullopt;
        if (!round || !open_programme(session, round->programme, viewer)) return std::nullopt;
        const web::Words words = words_for(services, viewer);
        Shown out;
        out.title = beginning(found->words, 160);
        out.href = viewer.officer == 0 ? "/programmes/" + std::to_string(round->programme)
                                       : "/staff/programmes/round/" + std::to_string(round->id);
        out.state = words(found->answered_on ? "joint.taken." + found->taken : "joint.taken.open");
        out.look = found->answered_on ? "done" : "wait";
        out.when = words.date(found->made_on);
        return out;
      });
}

}  // namespace langnghe::pages
