namespace Twilio.Exceptions;

/// <summary>
/// An RFC 9457 error. Like in the SDK it is practically never thrown, because such a body also reads as an
/// <see cref="ApiException"/>; it is here for the callers that rightly catch both.
/// </summary>
public class ApiStandardException(int code, int status, string type, string title, string detail = null, string instance = null)
    : TwilioException(detail ?? title)
{
    public int Code { get; } = code;

    public int Status { get; } = status;

    public string Type { get; } = type;

    public string Title { get; } = title;

    public string Detail { get; } = detail;

    public string Instance { get; } = instance;
}
