#include "procedures/store.h"

#include "base/encoding.h"
#include "ledger/table.h"

namespace langnghe::procedures {

void insert_step(storage::Transaction& tx, std::int64_t dossier, const StepDone& line) {
  tx.run("INSERT INTO dossier_step (dossier, seq, step, unit, in_at, due_at, out_at, officer, words) VALUES "
         "(:dossier, :seq, :step, :unit, :in_at, :due_at, :out_at, :officer, :words)",
         dossier, line.seq, line.step, line.unit, line.in_at, line.due_at, line.out_at, line.officer, line.words);
}

void update_step(storage::Transaction& tx, std::int64_t dossier, const StepDone& line) {
  tx.run("UPDATE dossier_step SET out_at = :out_at, officer = :officer, words = :words WHERE dossier = :dossier AND "
         "seq = :seq",
         line.out_at, line.officer, line.words, dossier, line.seq);
}

std::vector<StepDone> steps_of(storage::Session& session, std::int64_t dossier) {
  std::vector<StepDone> out;
  session.each<int, std::string, std::int64_t, Millis, Millis, std::optional<Millis>, std::int64_t, std::string>(
      "SELECT seq, step, unit, in_at, due_at, out_at, officer, words FROM dossier_step WHERE dossier = :dossier "
      "ORDER BY seq",
      [&](int seq, std::string step, std::int64_t unit, Millis in_at, Millis due_at, std::optional<Millis> out_at,
          std::int64_t officer, std::string words) {
        out.push_back({seq, std::move(step), unit, in_at, due_at, out_at, officer, std::move(words)});
      },
      dossier);
  return out;
}

std::string step_lines(const std::vector<StepDone>& lines) {
  std::string out;
  for (const StepDone& line : lines)
    out += std::to_string(line.seq) + ";" + line.step + ";" + std::to_string(line.unit) + ";" +
           std::to_string(line.in_at) + ";" + std::to_string(line.due_at) + ";" +
           (line.out_at ? std::to_string(*line.out_at) : "-") + ";" + std::to_string(line.officer) + ";" +
           hex(view(sha256(line.words))) + "\n";
  return out;
}

std::int64_t next_register_no(storage::Transaction& tx, std::int64_t unit, int year) {
  return *tx.value<std::int64_t>(
      "INSERT INTO dossier_number (unit, year, last) VALUES (:unit, :year, 1) "
      "ON CONFLICT (unit, year) DO UPDATE SET last = dossier_number.last + 1 RETURNING last",
      unit, year);
}

std::string fresh_code(storage::Transaction& tx) {
  std::string code;
  do {
    code = make_code();
  } while (tx.value<std::int64_t>("SELECT id FROM dossier WHERE code = :code", code));
  return code;
}

std::optional<Dossier> find_dossier(storage::Session& session, std::string_view code) {
  return ledger::row_by_code<Dossier>(session, code);
}

std::optional<Dossier> dossier_of(storage::Session& session, std::int64_t id) {
  return ledger::row_by_id<Dossier>(session, id);
}

}  // namespace langnghe::procedures
