#include "insight/open_data/figures.h"

#include <algorithm>
#include <map>

namespace langnghe::insight {
namespace {

struct Counted {
  MonthFigures figures;
  std::vector<float> days;  // from receipt to the answer

  void add(std::optional<Millis> settled_at, Millis received_at, bool missed, bool open, bool late,
           bool disputed, std::optional<int> rating) {
    ++figures.received;
    if (settled_at) {
      ++figures.settled;
      figures.settled_late += missed;
      days.push_back(static_cast<float>(*settled_at - received_at) / static_cast<float>(kDay));
    }
    figures.open += open && !settled_at;
    figures.open_late += open && !settled_at && late;
    figures.disputed += disputed;
    if (rating) {
      ++figures.rated;
      figures.rating_sum += *rating;
    }
  }

  MonthFigures finished() {
    if (!days.empty()) {
      // Of an even number the mean of the two in the middle.
      const std::size_t half = days.size() / 2;
      std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(half), days.end());
      double middle = days[half];
      if (days.size() % 2 == 0)
        middle = (middle + *std::max_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(half))) / 2;
      figures.median_days = middle;
    }
    return figures;
  }
};

}  // namespace

std::vector<MonthFigures> count_figures(storage::Session& session, Millis now) {
  std::map<std::pair<std::int64_t, std::string>, Counted> all;
  session.each<std::int64_t, std::string, Millis, std::optional<Millis>, std::optional<int>, int,
               std::optional<Millis>, int>(
      "SELECT unit, phase, received_at, due_at, rating, disputes, settled_at, missed "
      "FROM case_figures WHERE kind <> 'denunciation'",
      [&](std::int64_t unit, std::string phase, Millis received_at, std::optional<Millis> due_at,
          std::optional<int> rating, int disputes, std::optional<Millis> settled_at, int missed) {
        const std::string month = iso_date(local_date(received_at)).substr(0, 7);
        for (const std::int64_t of : {unit, std::int64_t{0}})
          all[{of, month}].add(settled_at, received_at, missed != 0, phase != "rest",
                               due_at && *due_at <= now, disputes > 0, rating);
      });
  std::vector<MonthFigures> out;
  for (auto& [key, counted] : all) {
    MonthFigures one = counted.finished();
    one.unit = key.first;
    one.month = key.second;
    out.push_back(std::move(one));
  }
  return out;
}

void keep_figures(storage::Transaction& tx, const std::vector<MonthFigures>& all) {
  tx.run("DELETE FROM month_figure");
  for (const MonthFigures& one : all)
    tx.run("INSERT INTO month_figure (unit, month, received, settled, settled_late, open, open_late, "
           "disputed, rated, rating_sum, median_days) VALUES (:unit, :month, :received, :settled, "
           ":settled_late, :open, :open_late, :disputed, :rated, :rating_sum, :median_days)",
           one.unit, one.month, one.received, one.settled, one.settled_late, one.open, one.open_late,
           one.disputed, one.rated, one.rating_sum, one.median_days);
}

std::vector<MonthFigures> month_figures(storage::Session& session, std::int64_t unit, int months) {
  std::vector<MonthFigures> out;
  session.each<std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
               std::int64_t, std::int64_t, std::int64_t, std::optional<double>>(
      "SELECT month, received, settled, settled_late, open, open_late, disputed, rated, rating_sum, "
      "median_days FROM month_figure WHERE unit = :unit AND received >= :fewest "
      "ORDER BY month DESC LIMIT :months",
      [&](std::string month, std::int64_t received, std::int64_t settled, std::int64_t settled_late,
          std::int64_t open, std::int64_t open_late, std::int64_t disputed, std::int64_t rated,
          std::int64_t rating_sum, std::optional<double> median_days) {
        out.push_back({std::move(month), unit, received, settled, settled_late, open, open_late,
                       disputed, rated, rating_sum, median_days});
      },
      unit, kFewest, months);
  return out;
}

std::vector<std::int64_t> units_with_figures(storage::Session& session) {
  std::vector<std::int64_t> out;
  session.each<std::int64_t>(
      "SELECT DISTINCT unit FROM month_figure WHERE unit <> 0 AND received >= :fewest ORDER BY unit",
      [&](std::int64_t unit) { out.push_back(unit); }, kFewest);
  return out;
}

}  // namespace langnghe::insight
