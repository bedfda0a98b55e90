using Twilio.Http;

namespace Twilio.TwiML.Messaging;

/// <summary>Sends Twilio to another address for the answer.</summary>
public class Redirect : TwiML
{
    public Redirect(Uri url = null, HttpMethod method = null)
        : base("Redirect", url?.OriginalString) => SetOption("method", method?.ToString());
}
