#include "pages/menu.h"
#include "notices/delivery.h"

#include <vector>

namespace langnghe::pages {
namespace {

struct PublicEntry {
  std::string_view href;
  std::string_view text;  // key of the catalogue
};

constexpr PublicEntry kPublic[] = {
    {"/send", "site.nav.send"},
    {"/track", "site.nav.track"},
    {"/denounce", "site.nav.denounce"},
    {"/procedures", "procedures.nav"},
    {"/cases", "site.nav.cases"},
    {"/search", "site.nav.search"},
    {"/heard", "site.nav.heard"},
    {"/together", "site.nav.together"},
    {"/models", "models.nav"},
    {"/figures", "site.nav.figures"},
    {"/satisfaction", "site.nav.satisfaction"},
    {"/reception", "site.nav.reception"},
    {"/dialogues", "site.nav.dialogues"},
    {"/commitments", "site.nav.commitments"},
    {"/transparency", "site.nav.transparency"},
};

struct StaffEntry {
  std::string_view area;   // "staff.area.<area>" is its name
  std::string_view href;
  std::string_view text;
  std::string_view grant;  // needed somewhere to see it; "": every officer
};

// Areas in the order they first stand here.
constexpr StaffEntry kStaff[] = {
    {"cases", "/staff/queue", "staff.nav.queue", "case.see"},
    {"cases", "/staff/dashboard/mine", "staff.nav.dashboard_mine", "case.see"},
    {"cases", "/staff/desk", "staff.nav.desk", "case.enter"},
    {"cases", "/staff/denunciations", "staff.nav.denunciations", "denunciation.work"},
    {"cases", "/staff/desk/denunciation", "staff.nav.denunciation_desk", "denunciation.enter"},
    {"cases", "/staff/letters", "staff.nav.letters", "letter.draft"},
    {"cases", "/staff/late", "staff.nav.late", "late.see"},
    {"cases", "/staff/special", "staff.nav.special", "late.see"},
    {"dossiers", "/staff/dossiers", "procedures.nav.queue", "dossier.see"},
    {"dossiers", "/staff/dossiers/new", "procedures.nav.new", "dossier.receive"},
    {"dossiers", "/staff/tickets", "procedures.nav.tickets", "ticket.call"},
    {"dossiers", "/staff/apologies", "procedures.nav.apologies", "dossier.work"},
    {"dossiers", "/staff/dossiers/register", "procedures.nav.register", "dossier.receive"},
    {"dossiers", "/staff/dossiers/figures", "procedures.nav.figures", "dossier.see"},
    {"models", "/staff/models", "models.staff.nav.registry", "report.see"},
    {"models", "/staff/models/new", "models.staff.nav.new", "model.enter"},
    {"models", "/staff/models/learn", "models.staff.nav.learn", "model.enter"},
    {"models", "/staff/models/campaigns", "models.staff.nav.campaigns", "campaign.run"},
    {"models", "/staff/models/commendations", "models.staff.nav.commendations", "report.see"},
    {"models", "/staff/models/nominations", "models.staff.nav.nominations", "nomination.check"},
    {"models", "/staff/models/figures", "models.staff.nav.figures", "figures.see"},
    {"models", "/staff/models/tables", "models.staff.nav.tables", "figures.see"},
    {"models", "/staff/models/sheets", "models.staff.nav.sheets", "report.see"},
    {"meetings", "/staff/reception", "staff.nav.reception", "reception.record"},
    {"meetings", "/staff/dialogues", "staff.nav.dialogues", "dialogue.prepare"},
    {"meetings", "/staff/commitments", "staff.nav.commitments", "commitment.follow"},
    {"reports", "/staff/dashboard", "staff.nav.dashboard", "report.see"},
    {"reports", "/staff/reports", "staff.nav.reports", "report.see"},
    {"reports", "/staff/review", "staff.nav.review", "report.see"},
    {"reports", "/staff/hotspots", "staff.nav.hotspots", "hotspot.see"},
    {"admin", "/staff/officers", "staff.nav.officers", "officers.manage"},
    {"directives", "/staff/directives/duties", "directives.nav.duties", "directive.report"},
    {"directives", "/staff/directives", "directives.nav.registry", "directive.report"},
    {"directives", "/staff/directives/matrix", "directives.nav.matrix", "directive.follow"},
    {"directives", "/staff/programmes", "directives.nav.joint", "programme.run"},
    {"service", "/staff/surveys", "staff.nav.surveys", "survey.enter"},
    {"service", "/staff/followups", "staff.nav.followups", "survey.follow"},
    {"service", "/staff/surveys/results", "staff.nav.survey_results", "survey.see"},
    {"service", "/staff/remarks", "staff.nav.remarks", "remark.answer"},
    {"service", "/staff/index", "staff.nav.index", "index.enter"},
    {"account", "/staff/remarks/mine", "staff.nav.remarks_mine", ""},
    {"together", "/staff/consultations", "staff.nav.consultations", "opinion.enter"},
    {"together", "/staff/votes", "staff.nav.votes", "vote.see"},
    {"together", "/staff/publications", "staff.nav.publications", "publication.run"},
    {"together", "/staff/works", "staff.nav.works", "work.run"},
    {"together", "/staff/boards", "staff.nav.boards", "supervision.run"},
    {"together", "/staff/boards", "staff.nav.boards_answer", "supervision.answer"},
    {"together", "/staff/proposals", "staff.nav.proposals", "proposal.run"},
    {"admin", "/staff/redating", "staff.nav.redating", "calendar.manage"},
    {"admin", "/staff/outbox", "staff.nav.outbox", "notices.manage"},
    {"search", "/staff/search", "staff.nav.search", ""},
    {"notices", "/staff/notices", "staff.nav.notices", ""},
    {"account", "/staff/account", "staff.nav.account", ""},
    {"account", "/staff/account/notices", "staff.nav.notice_choice", ""},
};

std::vector<const StaffEntry*> open_to(const Services& services, const Staff& staff) {
  std::vector<const StaffEntry*> out;
  for (const StaffEntry& entry : kStaff)
    if (entry.grant.empty() || may_somewhere(services, staff, entry.grant)) out.push_back(&entry);
  return out;
}

}  // namespace

void fill_public_menu(const Services&, const web::Words& words, web::Frame& frame) {
  for (const PublicEntry& entry : kPublic)
    frame.nav.push_back({std::string(entry.href), words(entry.text)});
}

void fill_staff_menu(const Services& services, const Staff& staff, const web::Words& words,
                     web::Frame& frame) {
  const auto entries = open_to(services, staff);
  // The longest address that fits is where we are: /staff/queue, not /staff.
  const StaffEntry* here = nullptr;
  for (const StaffEntry* entry : entries)
    if (web::is_below(frame.path, entry->href) &&
        (here == nullptr || entry->href.size() > here->href.size()))
      here = entry;
  std::string_view shown;
  for (const StaffEntry* entry : entries) {
    const bool current = here != nullptr && here->area == entry->area;
    if (current)
      frame.subnav.push_back({std::string(entry->href), words(entry->text), entry == here});
    if (entry->area == shown) continue;
    shown = entry->area;
    std::string text = words("staff.area." + std::string(entry->area));
    if (entry->area == "notices")
      if (const auto unseen = services.database.read([&](storage::Session& session) {
            return notices::count_unseen(session, staff.officer.id);
          });
          unseen > 0)
        text = words("staff.area.notices.unseen", {{"count", unseen}});
    frame.nav.push_back({std::string(entry->href), std::move(text), current});
  }
  // One page needs no second line.
  if (frame.subnav.size() < 2) frame.subnav.clear();
}

std::string first_page(const Services& services, const Staff& staff) {
  return std::string(open_to(services, staff).front()->href);
}

}  // namespace langnghe::pages
