// Forms and facts of lifecycles, drawn from the lifecycle itself: whatever a kind of case asks
// for in packs/vn/lifecycles has its field on the page without a line of code or template.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casework/casework.h"
#include "documents/letters.h"
#include "pages/page.h"

namespace langnghe::pages {

// What was typed into a field, by the name it has in the form.
using Typed = std::function<std::string(const std::string& name)>;

// Fills the A_FIELD sections of templates/parts/action_fields.tpl in `box`. In the form a field
// is called PREFIX_NAME, files PREFIX_file.
class ActionForm {
 public:
  ActionForm(const Services& services, const web::Words& words, web::FormView& form,
             const casework::Case* one);

  // The fields of an action: its own, then what it requires or offers.
  void action(web::View& box, const casework::Action& action, const Typed& typed,
              const std::vector<documents::Staged>& staged = {});
  // Fields alone, those of the intake of a kind.
  void fields(web::View& box, std::string_view kind, std::string_view prefix,
              const std::vector<lifecycle::Field>& fields, const Typed& typed);

 private:
  struct Look;
  web::View& start(web::View& box, const std::string& id, const std::string& label,
                   const std::string& hint, bool optional);
  void one_field(web::View& box, std::string_view kind, std::string_view prefix,
                 const lifecycle::Field& field, const Typed& typed);
  void input(web::View& box, const std::string& id, const std::string& label, const std::string& hint,
             bool optional, const Typed& typed, const char* type, int most);
  void select(web::View& box, const std::string& id, const std::string& label, const std::string& hint,
              bool optional, const Typed& typed, const std::vector<web::Option>& options);
  std::string text(const std::string& key) const;
  std::vector<web::Option> handlers() const;
  std::vector<web::Option> units() const;

  const Services& services_;
  const web::Words& words_;
  web::FormView& form_;
  const casework::Case* one_;
};

// The inputs of a form for casework::act: everything named PREFIX_….
casework::Inputs inputs_of(const web::Request& request, const std::string& prefix,
                           const casework::Action& action, std::vector<std::string> files);
// What was typed into the fields of an intake, without the prefix "intake_".
lifecycle::Facts intake_typed(const Services& services, const web::Request& request, std::string_view kind);
// Errors about fields of the intake get the prefix they have in the form.
void prefix_intake(const Services& services, std::string_view kind, Errors& errors);
// Field names of a refusal as the form has them.
Errors prefixed(Errors errors, std::string_view prefix);

// Facts as people read them: label and value, in the order of names. Facts without a text in the
// catalogue are for lifecycles only and stay unseen.
std::vector<std::pair<std::string, std::string>> fact_lines(
    const Services& services, const web::Words& words, std::string_view kind, const lifecycle::Facts& facts);

// Keys of what a lifecycle names ("state", "meaning", "event", "action"), in words.
std::string lifecycle_text(const web::Words& words, std::string_view area, std::string_view kind,
                           std::string_view id);

}  // namespace langnghe::pages
