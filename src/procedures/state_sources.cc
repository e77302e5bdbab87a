#include "ledger/table.h"
#include "procedures/apology.h"
#include "procedures/store.h"
#include "procedures/tickets.h"

namespace langnghe::procedures {
namespace {

// A dossier with its control sheet, read side by side in the order of the dossiers: memory does
// not grow with their number.
ledger::StateSource dossier_source() {
  return {"dossier", [](storage::Session& session, const std::function<void(std::string, std::string)>& tell) {
            constexpr std::int64_t kBatch = 2000;
            const auto most = session.value<std::optional<std::int64_t>>("SELECT max(id) FROM dossier");
            for (std::int64_t from = 0; most && *most && from <= **most; from += kBatch) {
              std::map<std::int64_t, std::vector<StepDone>> sheets;
              session.each<std::int64_t, int, std::string, std::int64_t, Millis, Millis, std::optional<Millis>,
                           std::int64_t, std::string>(
                  "SELECT dossier, seq, step, unit, in_at, due_at, out_at, officer, words FROM dossier_step WHERE "
                  "dossier >= :first AND dossier < :past ORDER BY dossier, seq",
                  [&](std::int64_t dossier, int seq, std::string step, std::int64_t unit, Millis in_at, Millis due_at,
                      std::optional<Millis> out_at, std::int64_t officer, std::string words) {
                    sheets[dossier].push_back(
                        {seq, std::move(step), unit, in_at, due_at, out_at, officer, std::move(words)});
                  },
                  from, from + kBatch);
              ledger::each_row<Dossier>(session, "WHERE id >= :first AND id < :past ORDER BY id",
                                        {from, from + kBatch}, [&](Dossier&& one) {
                                          const std::string sheet = step_lines(sheets[one.id]);
                                          std::string code = one.code;
                                          tell(std::move(code), ledger::digest_of(std::move(one), sheet));
                                        });
            }
          }};
}

}  // namespace

std::vector<ledger::StateSource> state_sources() {
  return {dossier_source(), ledger::state_source_of<Apology>(), ledger::state_source_of<Ticket>()};
}

}  // namespace langnghe::procedures
