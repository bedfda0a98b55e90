using Newtonsoft.Json;

namespace Twilio.Types;

/// <summary>An enumeration that stays open: a value the carrier invents tomorrow is kept as it came.</summary>
[JsonConverter(typeof(StringEnumConverter))]
public abstract class StringEnum
{
    private string value;

    protected StringEnum()
    {
    }

    protected StringEnum(string value) => this.value = value;

    /// <summary>Null for an instance nobody gave a value.</summary>
    public override string ToString() => value;

    public override bool Equals(object obj) => obj is StringEnum other && other.GetType() == GetType() && other.value == value;

    public override int GetHashCode() => value is null ? 0 : value.GetHashCode(StringComparison.Ordinal);

    public static bool operator ==(StringEnum left, StringEnum right) => Equals(left, right);

    public static bool operator !=(StringEnum left, StringEnum right) => !Equals(left, right);

    internal void FromString(string wire) => value = wire;
}
