// How the postman comes to an address: rooms of one floor do not know each other, so what ties
// the outbox to the vault is done here.
#pragma once

#include "notices/delivery.h"
#include "vault/vault.h"

namespace langnghe::app {

// Opens the record of a notice's petitioner as "the system", for the purpose "notice": on
// record, and shown to the petitioner. A sealed identity is never opened. Vault and catalogue
// must outlive it.
notices::OpenAddress petitioner_addresses(vault::Vault& vault, const web::Catalogue& catalogue);

}  // namespace langnghe::app
