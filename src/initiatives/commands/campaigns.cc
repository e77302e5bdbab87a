#include <fmt/core.h>

#include "base/text.h"
#include "initiatives/campaigns.h"
#include "initiatives/fsck_sources.h"
#include "initiatives/keep.h"
#include "initiatives/store.h"

namespace langnghe::initiatives {
namespace {

std::string subject_of(const Membership& one) { return fmt::format("campaign/{}/{}", one.campaign, one.unit); }

std::string digest_of(storage::Session& session, const Membership& one) {
  std::string text = fmt::format("campaign/1\n{}\n{}\n{}\n{}\n", one.campaign, one.unit, digest(one.plan), one.joined_at);
  for (const CampaignReport& report : reports_of(session, one.id)) {
    text += fmt::format("{} {}\n", report.year, digest(report.words));
    for (const auto& [criterion, value] : report.numbers) text += fmt::format("  {} {}\n", criterion, value);
  }
  return digest(text);
}

std::vector<Membership> rows(storage::Session& session, std::string_view where, std::vector<storage::Param> params) {
  using C = storage::Column;
  constexpr C kColumns[] = {C::kInteger, C::kText, C::kInteger, C::kText, C::kInteger, C::kInteger};
  std::vector<Membership> out;
  session.each_adhoc(fmt::format("SELECT id, campaign, unit, plan, joined_at, version FROM campaign_unit {} ORDER BY id", where),
                     params, kColumns, [&](std::span<storage::Value> row) {
                       out.push_back({std::get<std::int64_t>(row[0]), std::get<std::string>(row[1]),
                                      std::get<std::int64_t>(row[2]), std::get<std::string>(row[3]),
                                      std::get<std::int64_t>(row[4]), std::get<std::int64_t>(row[5])});
                     });
  return out;
}

// The officer's own unit, when it may run campaigns.
Result<const directory::Unit*> runner(const Room& room, const std::string& campaign, std::int64_t officer, Millis at) {
  if (room.programme.campaign(campaign) == nullptr) return refuse(Fault::kNotFound, "initiatives.refused.campaign");
  const directory::Unit* home = home_of(room, officer);
  if (home == nullptr || !may(room, officer, "campaign.run", home->id, at))
    return refuse(Fault::kForbidden, "initiatives.refused.not_yours");
  return home;
}

}  // namespace

Result<Membership> join_campaign(const Room& room, storage::Transaction& tx, const std::string& campaign,
                                 const std::string& plan, std::int64_t officer, Millis at) {
  const auto home = runner(room, campaign, officer, at);
  if (!home) return tl::unexpected<Errors>(home.error());
  if (auto fine = check_words(plan, kMostWords, true, "plan"); !fine) return tl::unexpected<Errors>(fine.error());
  tx.run(
      "INSERT INTO campaign_unit (campaign, unit, plan, joined_at, version) VALUES (:campaign, :unit, :plan, :at, 0) "
      "ON CONFLICT (campaign, unit) DO UPDATE SET plan = excluded.plan, version = campaign_unit.version + 1",
      campaign, (*home)->id, tidy(plan), at);
  const Membership one = *membership(tx, campaign, (*home)->id);
  tell_ledger(room, tx, one.version == 0 ? "campaign.join" : "campaign.plan", subject_of(one), officer,
              digest_of(tx, one), at);
  return one;
}

Result<Membership> report_campaign(const Room& room, storage::Transaction& tx, const std::string& campaign, int year,
                                   const std::map<std::string, double>& numbers, const std::string& words,
                                   std::int64_t officer, Millis at) {
  const auto home = runner(room, campaign, officer, at);
  if (!home) return tl::unexpected<Errors>(home.error());
  const auto one = membership(tx, campaign, (*home)->id);
  if (!one) return refuse(Fault::kConflict, "initiatives.refused.not_joined");
  if (year < 1990 || year > static_cast<int>(local_date(at).year()))
    return refuse(Fault::kInvalid, "initiatives.refused.year", "year");
  if (auto fine = check_words(words, kMostWords, true, "report"); !fine) return tl::unexpected<Errors>(fine.error());
  for (const Measure& measure : room.programme.campaign(campaign)->criteria) {
    const auto given = numbers.find(measure.id);
    if (given == numbers.end() || !(given->second >= 0) || given->second > 1e12)
      return refuse(Fault::kInvalid, "initiatives.refused.number", "value_" + measure.id);
    tx.run(
        "INSERT INTO campaign_result (membership, year, criterion, value) VALUES (:membership, :year, :criterion, "
        ":value) ON CONFLICT (membership, year, criterion) DO UPDATE SET value = excluded.value",
        one->id, year, measure.id, given->second);
  }
  tx.run(
      "INSERT INTO campaign_report (membership, year, words) VALUES (:membership, :year, :words) "
      "ON CONFLICT (membership, year) DO UPDATE SET words = excluded.words",
      one->id, year, tidy(words));
  tell_ledger(room, tx, "campaign.report", subject_of(*one), officer, digest_of(tx, *one), at,
              [&](JsonWriter& json) { json.field("year", year); });
  return *one;
}

std::vector<Membership> members_of(storage::Session& session, std::string_view campaign) {
  return rows(session, "WHERE campaign = :campaign", {campaign});
}

std::optional<Membership> membership(storage::Session& session, std::string_view campaign, std::int64_t unit) {
  auto found = rows(session, "WHERE campaign = :campaign AND unit = :unit", {campaign, unit});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<CampaignReport> reports_of(storage::Session& session, std::int64_t membership) {
  std::vector<CampaignReport> out;
  session.each<int, std::string>(
      "SELECT year, words FROM campaign_report WHERE membership = :membership ORDER BY year DESC",
      [&](int year, std::string words) { out.push_back({year, std::move(words), {}}); }, membership);
  for (CampaignReport& report : out)
    session.each<std::string, double>(
        "SELECT criterion, value FROM campaign_result WHERE membership = :membership AND year = :year",
        [&](std::string criterion, double value) { report.numbers[criterion] = value; }, membership, report.year);
  return out;
}

std::map<std::string, double> campaign_totals(storage::Session& session, std::string_view campaign, int year) {
  std::map<std::string, double> out;
  session.each<std::string, double>(
      "SELECT r.criterion, SUM(r.value) FROM campaign_result r JOIN campaign_unit u ON u.id = r.membership "
      "WHERE u.campaign = :campaign AND r.year = :year GROUP BY r.criterion",
      [&](std::string criterion, double value) { out[criterion] = value; }, campaign, year);
  return out;
}

CampaignCounts campaign_counts(storage::Session& session, std::string_view campaign) {
  return {*session.value<std::int64_t>("SELECT COUNT(*) FROM campaign_unit WHERE campaign = :campaign", campaign),
          *session.value<std::int64_t>("SELECT COUNT(*) FROM model_campaign WHERE campaign = :campaign", campaign)};
}

ledger::StateSource campaign_source() {
  return {"campaign", [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
            for (const Membership& one : rows(session, "", {})) tell(subject_of(one), digest_of(session, one));
          }};
}

}  // namespace langnghe::initiatives
