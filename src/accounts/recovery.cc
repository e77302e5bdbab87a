#include "accounts/recovery.h"

#include "accounts/accounts.h"
#include "base/encoding.h"

namespace langnghe::accounts {
namespace {

std::string hash_of(std::int64_t officer, std::string_view code) {
  std::string letters;
  for (char c : code) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    letters += c;
  }
  return hex(view(sha256(std::to_string(officer) + ":" + letters)));
}

}  // namespace

std::vector<std::string> new_recovery_codes(storage::Transaction& transaction,
                                            std::int64_t officer) {
  transaction.run("DELETE FROM recovery_code WHERE officer = :officer", officer);
  std::vector<std::string> codes;
  for (int i = 0; i < 10; ++i) {
    codes.push_back(one_time_password());
    const std::string hash = hash_of(officer, codes.back());
    transaction.run("INSERT INTO recovery_code (officer, code_hash) VALUES (:officer, :code_hash)",
                    officer, hash);
  }
  return codes;
}

bool use_recovery_code(storage::Transaction& transaction, std::int64_t officer,
                       std::string_view code) {
  if (code.size() > 64) return false;
  const std::string hash = hash_of(officer, code);
  return transaction.run(
             "DELETE FROM recovery_code WHERE officer = :officer AND code_hash = :code_hash",
             officer, hash) > 0;
}

}  // namespace langnghe::accounts
