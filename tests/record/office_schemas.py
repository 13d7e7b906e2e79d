"""What the schemas of Office say of a file; what was found right once isn't looked at again."""

from hashlib import sha256

from openxml_audit import OpenXmlValidator
from openxml_audit.schema.validator import SchemaValidator


class _Schemas(SchemaValidator):
    """A part hangs on its own bytes alone, and which children may follow one another on names."""

    def __init__(self):
        super().__init__()
        self._right = {}

    def validate_part(self, part, context):
        self._once(
            (part.content_type, context.file_format, sha256(part.raw_content or b"").digest()),
            context,
            lambda: super(_Schemas, self).validate_part(part, context),
        )
        return context.errors

    def _validate_content_model(self, content_model, children, context):
        # the model is kept, so that no other gets its id
        self._once(
            (id(content_model), context.file_format, *(child.tag for child in children)),
            context,
            lambda: super(_Schemas, self)._validate_content_model(content_model, children, context),
            content_model,
        )

    def _once(self, key, context, look, kept=None):
        """Look, if that was not found right before."""
        if key not in self._right:
            before = len(context.errors)
            look()
            if len(context.errors) == before:
                self._right[key] = kept


_VALIDATOR = OpenXmlValidator()
_VALIDATOR._schema_validator = _Schemas()


def mistakes(path):
    """What is wrong with a file."""
    return [str(error) for error in _VALIDATOR.validate(path).errors]
