using Twilio.Http;

namespace Twilio.TwiML.Messaging;

/// <summary>A reply.</summary>
public class Message : TwiML
{
    public Message(string body = null, string to = null, string from = null, Uri action = null, HttpMethod method = null, Uri statusCallback = null)
        : base("Message", body)
    {
        SetOption("to", to);
        SetOption("from", from);
        SetOption("action", action?.OriginalString);
        SetOption("method", method?.ToString());
        SetOption("statusCallback", statusCallback?.OriginalString);
    }

    public Message Body(string message)
    {
        Append(new Part("Body", message));
        return this;
    }

    public Message Media(Uri url)
    {
        Append(new Part("Media", url?.OriginalString));
        return this;
    }

    private sealed class Part(string tagName, string text) : TwiML(tagName, text);
}
