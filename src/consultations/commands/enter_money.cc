#include "base/text.h"
#include "consultations/work_store.h"

namespace langnghe::consultations {

Result<Money> enter_money(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                          const Money& input, Millis at) {
  const auto work = work_for(room, tx, who, code, at);
  if (!work) return tl::unexpected<Errors>(work.error());
  Errors errors;
  if (!among(input.direction, {"in", "out"}))
    errors.push_back({Fault::kInvalid, "direction", "consultations.refused.item"});
  if (!among(input.source, {"people", "state", "other"}))
    errors.push_back({Fault::kInvalid, "money_source", "consultations.refused.item"});
  if (input.amount < 1 || input.amount > 1'000'000'000'000'000)
    errors.push_back({Fault::kInvalid, "amount", "consultations.refused.amount"});
  check_text(errors, input.words, "money_words", 500);
  if (input.on <= 0 || input.on > at) errors.push_back({Fault::kInvalid, "on", "consultations.refused.issued"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  Money out = input;
  out.words = trim(input.words);
  out.id = *tx.value<std::int64_t>(
      "INSERT INTO work_money (work, direction, source, amount, words, on_at, entry) VALUES (:work, :direction, "
      ":source, :amount, :words, :on, 0) RETURNING id",
      work->id, out.direction, out.source, out.amount, out.words, out.on);
  out.entry = kMoney.record(tx, out.id, out.direction == "in" ? "collected" : "spent", work->commune, at,
                            "\"amount\":" + std::to_string(out.amount));
  tx.run("UPDATE work_money SET entry = :entry WHERE id = :id", out.entry, out.id);
  return out;
}

}  // namespace langnghe::consultations
