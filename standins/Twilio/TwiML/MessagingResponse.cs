using Twilio.Http;
using Twilio.TwiML.Messaging;

namespace Twilio.TwiML;

/// <summary>The answer to an inbound text. Empty, it says: taken, nothing to reply.</summary>
public class MessagingResponse() : TwiML("Response")
{
    public MessagingResponse Message(
        string body = null,
        string to = null,
        string from = null,
        Uri action = null,
        HttpMethod method = null,
        Uri statusCallback = null) =>
        Message(new Message(body, to, from, action, method, statusCallback));

    public MessagingResponse Message(Message message)
    {
        Append(message);
        return this;
    }

    public MessagingResponse Redirect(Uri url = null, HttpMethod method = null)
    {
        Append(new Redirect(url, method));
        return this;
    }
}
