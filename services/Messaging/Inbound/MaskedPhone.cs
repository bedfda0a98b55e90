namespace Messaging.Inbound;

/// <summary>A sender as others may be told of it: enough to recognise, too little to call.</summary>
public static class MaskedPhone
{
    private const int Shown = 4;
    private const int NumberOfCountry = 10;

    /// <param name="sender">E.164, a short code or a name.</param>
    public static string Of(string sender)
    {
        var isNumber = sender.StartsWith('+') && sender.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        return isNumber && sender.Length > NumberOfCountry ? $"(•••) •••-{sender[^Shown..]}" : "•••";
    }
}
