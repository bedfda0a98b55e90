namespace Web.Shared;

/// <summary>Phone numbers as people here write them.</summary>
public static class PhoneText
{
    /// <summary>"+14155550111" becomes "(415) 555-0111"; numbers outside of the USA and Canada stay as they are.</summary>
    public static string Format(string e164) =>
        e164 is ['+', '1', .. { Length: 10 } digits] ? $"({digits[..3]}) {digits[3..6]}-{digits[6..]}" : e164;
}
