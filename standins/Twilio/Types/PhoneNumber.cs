using Newtonsoft.Json;

namespace Twilio.Types;

/// <summary>Marks an address a message can go to.</summary>
public interface IEndpoint;

[JsonConverter(typeof(PhoneNumberConverter))]
public class PhoneNumber(string number) : IEndpoint
{
    public static implicit operator PhoneNumber(string number) => new(number);

    public override string ToString() => number;
}

// A JSON null becomes a phone number without a number, as in the SDK: "from" before a sender is chosen.
internal sealed class PhoneNumberConverter : JsonConverter<PhoneNumber>
{
    public override PhoneNumber ReadJson(JsonReader reader, Type objectType, PhoneNumber existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        new((string)reader.Value);

    public override void WriteJson(JsonWriter writer, PhoneNumber value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());
}
