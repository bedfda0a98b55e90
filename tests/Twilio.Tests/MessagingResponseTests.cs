using System.Xml.Linq;
using Twilio.TwiML;
using Message = Twilio.TwiML.Messaging.Message;

namespace Twilio.Tests;

public sealed class MessagingResponseTests
{
    [Fact]
    public void The_empty_answer_is_what_every_webhook_of_ours_returns() =>
        Assert.Equal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Response></Response>", new MessagingResponse().ToString().ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("Tom & Jerry <3 \"]]>\" 🐶")]
    [InlineData("")]
    public void A_reply_keeps_its_words_whatever_they_are(string body)
    {
        var message = Parsed(new MessagingResponse().Message(body)).Element("Message");
        Assert.Equal(body, message?.Value);
    }

    [Fact]
    public void A_reply_can_have_options_parts_and_a_redirect()
    {
        var response = Parsed(new MessagingResponse()
            .Message(new Message(to: "+14017122661").Body("hi").Media(new Uri("https://x.example/a.jpg")))
            .Redirect(new Uri("https://x.example/next")));

        Assert.Equal("+14017122661", response.Element("Message")?.Attribute("to")?.Value);
        Assert.Equal("hi", response.Element("Message")?.Element("Body")?.Value);
        Assert.Equal("https://x.example/a.jpg", response.Element("Message")?.Element("Media")?.Value);
        Assert.Equal("https://x.example/next", response.Element("Redirect")?.Value);
    }

    private static XElement Parsed(MessagingResponse response) => XDocument.Parse(response.ToString()).Root!;
}
