// SOCI without Boost. Debian built SOCI with support for Boost types and says so in
// soci-config.h; its headers then include Boost, which this project does without. The macro
// switches templates for Boost types only, no layout, so taking it back here is safe.
#pragma once

#include <soci/soci-config.h>

#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
