#include "formula/type.h"

namespace aci {
namespace {

Message number_in(Unit unit) {
  switch (unit) {
    case Unit::none:
      return {"type.number", {}};
    case Unit::points:
      return {"type.points", {}};
    case Unit::euros:
      return {"type.euros", {}};
    case Unit::euros_per_point:
      return {"type.euros_per_point", {}};
  }
  return {};
}

}  // namespace

Message describe(Type type) {
  switch (type.kind) {
    case Kind::boolean:
      return {"type.boolean", {}};
    case Kind::date:
      return {"type.date", {}};
    case Kind::choice:
      return {"type.choice", {}};
    case Kind::number:
      break;
  }
  return number_in(type.unit);
}

}  // namespace aci
