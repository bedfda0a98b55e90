using Texting.Contracts.Messaging;
using Texting.Contracts.Notifications.Http;

namespace Notifications.Rules;

/// <summary>"All Admins/Office Managers will be notified by text."</summary>
internal static class Office
{
    /// <summary>The same words to each of them.</summary>
    /// <param name="situation">Who is in the office.</param>
    /// <param name="words">What they are told.</param>
    /// <param name="urgency">What is urgent wakes people up.</param>
    /// <param name="notAfter">When it stops being of use.</param>
    /// <param name="except">Somebody who hears of it in another way.</param>
    internal static Verdict Tell(Situation situation, string words, SendUrgency urgency, DateTimeOffset notAfter, Guid? except = null)
    {
        if (situation.Office.Count == 0) return Verdict.Nobody(Reasons.NoOfficePeople);

        var others = situation.Office.Where(person => person.Id != except).ToList();
        return others.Count == 0 ? Verdict.Nobody(Reasons.ToldAlready) : Verdict.Tell(others.Select(person =>
            new Draft(person.Id, ContactKind.Staff, NoticeChannel.Text, words, urgency, notAfter, person.TimeZone)));
    }
}
