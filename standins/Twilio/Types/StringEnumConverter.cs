using Newtonsoft.Json;

namespace Twilio.Types;

internal sealed class StringEnumConverter : JsonConverter<StringEnum>
{
    public override StringEnum ReadJson(JsonReader reader, Type objectType, StringEnum existingValue, bool hasExistingValue, JsonSerializer serializer)
    {
        if (reader.Value is null) return null;

        var result = (StringEnum)Activator.CreateInstance(objectType);
        result.FromString((string)reader.Value);
        return result;
    }

    public override void WriteJson(JsonWriter writer, StringEnum value, JsonSerializer serializer) => writer.WriteValue(value?.ToString());
}
