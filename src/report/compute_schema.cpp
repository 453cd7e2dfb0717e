#include "report/compute_schema.h"

namespace aci {
namespace {

// Figures of the scale are null in an agreement that counts in euros.
constexpr char kSchema[] = R"json({
  "$schema": "http://json-schema.org/draft-04/schema#",
  "title": "aci compute --format json, version 1",
  "oneOf": [
    { "$ref": "#/definitions/assessment" },
    { "type": "array", "items": { "$ref": "#/definitions/assessment" } }
  ],
  "definitions": {
    "text": { "type": "string", "minLength": 1 },
    "text_or_null": { "type": ["string", "null"], "minLength": 1 },
    "id": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" },
    "id_or_null": { "type": ["string", "null"], "pattern": "^[a-z][a-z0-9_]*$" },
    "date_or_null": { "type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
    "count": { "type": "integer", "minimum": 0 },
    "points": { "type": ["number", "null"] },
    "euros": { "type": "number" },
    "euros_or_null": { "type": ["number", "null"] },
    "assessment": {
      "type": "object",
      "properties": {
        "schema_version": { "enum": [1] },
        "structure": {
          "type": "object",
          "properties": {
            "nom": { "type": "string" },
            "identifiant": { "type": ["string", "null"] },
            "annee": { "type": "integer", "minimum": 1900, "maximum": 2200 }
          },
          "required": ["nom", "identifiant", "annee"]
        },
        "rules": {
          "type": "object",
          "properties": {
            "id": { "$ref": "#/definitions/id" },
            "title": { "$ref": "#/definitions/text" },
            "hash": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }
          },
          "required": ["id", "title", "hash"]
        },
        "eligible": { "type": "boolean" },
        "gate": {
          "type": ["object", "null"],
          "properties": {
            "required": { "$ref": "#/definitions/count" },
            "met": { "$ref": "#/definitions/count" },
            "exemption": { "$ref": "#/definitions/id_or_null" },
            "total_if_open": { "$ref": "#/definitions/euros_or_null" }
          },
          "required": ["required", "met", "exemption", "total_if_open"]
        },
        "indicators": { "type": "array", "items": { "$ref": "#/definitions/indicator" } },
        "points": {
          "type": "object",
          "properties": { "total": { "$ref": "#/definitions/points" } },
          "required": ["total"],
          "additionalProperties": { "$ref": "#/definitions/points" }
        },
        "amounts": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/amount" } },
        "total": { "$ref": "#/definitions/euros_or_null" },
        "advance": { "$ref": "#/definitions/euros_or_null" },
        "balance": { "$ref": "#/definitions/euros_or_null" },
        "notes": { "type": "array", "items": { "$ref": "#/definitions/note" } }
      },
      "required": ["schema_version", "structure", "rules", "eligible", "gate", "indicators", "points", "amounts",
                   "total", "advance", "balance", "notes"]
    },
    "indicator": {
      "type": "object",
      "properties": {
        "id": { "$ref": "#/definitions/id" },
        "label": { "$ref": "#/definitions/text" },
        "axis": { "$ref": "#/definitions/id" },
        "class": { "$ref": "#/definitions/id" },
        "met": { "type": "boolean" },
        "reason_id": { "$ref": "#/definitions/id_or_null" },
        "reason": { "$ref": "#/definitions/text_or_null" },
        "attainment": { "type": "number" },
        "pro_rata": { "type": "number" },
        "points": { "$ref": "#/definitions/points" },
        "fixed_points": { "$ref": "#/definitions/points" },
        "variable_points": { "$ref": "#/definitions/points" },
        "full_points": { "$ref": "#/definitions/points" },
        "euros": { "$ref": "#/definitions/euros" },
        "reductions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": { "$ref": "#/definitions/id" },
              "points": { "type": ["number", "null"], "maximum": 0 }
            },
            "required": ["id", "points"]
          }
        },
        "source": { "$ref": "#/definitions/text_or_null" },
        "evidence": { "$ref": "#/definitions/text_or_null" }
      },
      "required": ["id", "label", "axis", "class", "met", "reason_id", "reason", "attainment", "pro_rata", "points",
                   "fixed_points", "variable_points", "full_points", "euros", "reductions", "source", "evidence"],
      "oneOf": [
        { "properties": { "met": { "enum": [true] }, "reason_id": { "type": "null" }, "reason": { "type": "null" } } },
        { "properties": { "met": { "enum": [false] }, "reason_id": { "type": "string" }, "reason": { "type": "string" } } }
      ]
    },
    "amount": {
      "type": "object",
      "properties": {
        "id": { "$ref": "#/definitions/id" },
        "label": { "$ref": "#/definitions/text" },
        "role": { "enum": ["component", "total", "advance_computed", "advance", "balance", "residue", "indicators_residue"] },
        "euros": { "$ref": "#/definitions/euros" },
        "due": { "$ref": "#/definitions/date_or_null" }
      },
      "required": ["id", "label", "role", "euros", "due"]
    },
    "note": {
      "type": "object",
      "properties": {
        "id": { "type": "string", "pattern": "^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)?$" },
        "text": { "$ref": "#/definitions/text" },
        "verified": { "type": "boolean" }
      },
      "required": ["id", "text", "verified"]
    }
  }
}
)json";

}  // namespace

std::string compute_schema_json() {
  return kSchema;
}

}  // namespace aci
