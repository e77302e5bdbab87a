// Denunciations: cases whose lifecycle says `sealed = true`. Law on Denunciations 25/2018,
// arts 8, 47-58, and DESIGN section 7: who sent one is known only to the readers named for that
// case, each for one purpose and until a day, by somebody else.
//
// What the denouncer gives (name, contact, words, files with their names) goes into the vault as
// it comes in and is nowhere else, neither in clear nor as a digest. The case itself holds the
// redacted working text, or nothing yet; queue, search, lists, notices, letters and exports
// read the case and so cannot tell what it does not hold.
//
// Who sees a sealed case at all, redacted: the head's people (`denunciation.lead` at its unit),
// the officer it is assigned to, and its named readers. Everybody else gets "no such case".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/casework.h"

namespace langnghe::casework {

bool is_sealed(const Room& room, const Case& one);
// may_read for a sealed case.
bool may_see_sealed(const Room& room, storage::Session& session, const Case& one,
                    std::int64_t officer, Millis at);

// A file as it came in: whole, not re-encoded, its name included in what is sealed.
struct Original {
  std::string name;
  std::string content;
};

struct Denunciation {
  vault::Person person;       // empty: anonymous (art. 25)
  std::string words;          // what was done, by whom; sealed
  std::string accused;        // who is denounced; sealed
  std::string unit;           // code of the body that is to get it
  bool about_head = false;    // the accused leads that body: its superior gets it
  bool wants_protection = false;
  std::string channel = "web";
  std::string language = "vi";
  std::vector<Original> originals;
  // Only at the desk, where the same officer reads the paper and strikes out:
  std::string working_words;                // redacted
  std::vector<std::string> working_copies;  // tokens of staged uploads, redacted
  std::optional<Millis> received_at;
};

// Every field at once.
Errors check_denunciation(const Room& room, const Denunciation& denunciation, const Actor& who, Millis at);
// An officer needs `denunciation.enter`.
Result<Case> submit_denunciation(const Room& room, storage::Transaction& tx,
                                 const Denunciation& denunciation, const Actor& who, Millis at);

// What the denouncer does later (lifecycle actions of theirs): words and files are sealed.
Result<Case> tell_more(const Room& room, storage::Transaction& tx, const std::string& code,
                       const std::string& action, const std::string& words,
                       const std::vector<Original>& originals, Millis at);

// Who denounced without a name says who they are after all (art. 23): sealed with what they wrote, so that it can be
// accepted as a denunciation. A working text in which the name stands goes; somebody redacts anew.
// Fields of errors: name, address, phone, email, id_number.
Result<Case> name_denouncer(const Room& room, storage::Transaction& tx, const std::string& code,
                            const vault::Person& person, Millis at);

// Puts down the working text and adds redacted copies. Only who is named for redacting; text
// that still holds the name, telephone, address, e-mail or number of the denouncer is refused.
Result<Case> redact_denunciation(const Room& room, storage::Transaction& tx, const std::string& code,
                                 const Actor& who, const std::string& working_words,
                                 const std::vector<std::string>& copies, Millis at);

// Named readers. Naming takes `denunciation.lead`; `last` is the last day.
Result<Case> name_reader(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, std::int64_t officer, std::string_view purpose,
                         std::optional<Date> last, Millis at);
Result<Case> end_reader(const Room& room, storage::Transaction& tx, const std::string& code,
                        const Actor& who, std::int64_t naming, Millis at);
std::vector<vault::NamedReader> readers_of(const Room& room, storage::Session& session, const Case& one);

// What a named reader opens. Every record is one reading, in the ledger, before it comes back.
struct Message {
  Millis at = 0;
  std::string words;
};
struct OpenedDenunciation {
  vault::Person person;
  std::string accused;
  std::vector<Message> messages;          // the denunciation first, then what was added
  std::vector<vault::SealedFile> files;   // to be opened one by one
};
Result<OpenedDenunciation> open_denunciation(const Room& room, storage::Database& database,
                                             const std::string& code, const Actor& who,
                                             std::string_view purpose, std::string_view words, Millis at);
// Who they are and nothing else, e.g. to address a letter: one reading.
Result<vault::Person> open_denouncer(const Room& room, storage::Database& database, const std::string& code,
                                     const Actor& who, std::string_view purpose, std::string_view words, Millis at);
// Whether an officer is named now for that purpose.
bool reads_for(const Room& room, storage::Session& session, const Case& one, std::int64_t officer,
               std::string_view purpose, Millis at);
Result<vault::OpenedFile> open_original(const Room& room, storage::Database& database,
                                        const std::string& code, const Actor& who, std::int64_t file,
                                        std::string_view purpose, std::string_view words, Millis at);

// The denunciations an officer may see, the one due first on top; no words of any kind.
struct SealedRow {
  std::string code, state;
  std::string alias;         // of the denouncer's record
  std::int64_t unit = 0;
  std::optional<std::int64_t> officer;
  Millis received_at = 0;
  std::optional<Millis> due_at;
  bool redacted = false;     // has a working text
  bool anonymous = false;
};
std::vector<SealedRow> sealed_queue(const Room& room, storage::Session& session, std::int64_t officer,
                                    bool ended, Millis at, int limit = 200);

}  // namespace langnghe::casework
