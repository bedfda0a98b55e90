namespace Billing.Statements;

/// <summary>The kinds of texts in the words of a statement.</summary>
internal static class KindWords
{
    internal static string Of(string kind) => kind switch
    {
        "FeedMessage" => "Messages sent",
        "VisitCompletion" => "Visit reports sent",
        "Notice" => "Notifications sent",
        "KeywordReply" => "Answers to STOP, START and HELP",
        "Received" => "Texts received",
        _ => kind,
    };
}
