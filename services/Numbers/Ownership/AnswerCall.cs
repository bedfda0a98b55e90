using Microsoft.AspNetCore.Http.HttpResults;

namespace Numbers.Ownership;

/// <summary>"Phone calls can't be made or received from this number": a caller hears it and is not charged for waiting.</summary>
internal static class AnswerCall
{
    private static readonly ContentHttpResult Sentence = TypedResults.Content(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Response><Say>This number is for text messages only. Please send a text.</Say><Hangup/></Response>", "text/xml");

    public static ContentHttpResult Handle() => Sentence;
}
