using System.Globalization;
using Newtonsoft.Json;
using Twilio.Types;

namespace Twilio.Base;

/// <summary>Writes the values of a call as the API reads them; a null is left out, an empty string is not.</summary>
internal sealed class Parameters : List<KeyValuePair<string, string>>
{
    public Parameters Add(string name, string value)
    {
        if (value is not null) Add(new(name, value));
        return this;
    }

    public Parameters Add(string name, StringEnum value) => Add(name, value?.ToString());

    public Parameters Add(string name, PhoneNumber value) => Add(name, value?.ToString());

    // As it was written: a fragment such as #rc=5 has to reach the carrier, and Uri would re-encode the rest.
    public Parameters Add(string name, Uri value) => Add(name, value?.OriginalString);

    public Parameters Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    public Parameters Add(string name, IFormattable value) => Add(name, value?.ToString(null, CultureInfo.InvariantCulture));

    // The time is sent as it stands and called UTC, whatever its kind: callers pass UTC.
    public Parameters Add(string name, DateTime? value) => Add(name, value?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    // JSON text in a form field: Newtonsoft's, so that the keys of a dictionary go out as they are.
    public Parameters AddJson(string name, object value) => Add(name, value is null ? null : JsonConvert.SerializeObject(value));

    public Parameters Add(string name, IEnumerable<string> values)
    {
        foreach (var value in values ?? []) Add(name, value);
        return this;
    }

    public Parameters Add(string name, IEnumerable<Uri> values) => Add(name, values?.Select(value => value.OriginalString));
}
