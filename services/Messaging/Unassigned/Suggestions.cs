using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Unassigned;

/// <summary>Somebody who has something to do with a number.</summary>
/// <param name="Phone">Their present texting phone; null when there is none.</param>
/// <param name="OldPhones">Numbers that were theirs.</param>
/// <param name="RememberedPhones">Numbers of which staff said that they are theirs.</param>
public sealed record Acquaintance(
    Guid ContactId, ContactKind Kind, string Name, bool Active, string? Phone, IReadOnlyCollection<string> OldPhones, IReadOnlyCollection<string> RememberedPhones);

/// <summary>Who may have sent a text, likeliest first, and why. Nothing is decided here: a person does that.</summary>
public static class Suggestions
{
    private const int Most = 5;
    private const int Tail = 7;

    public static IReadOnlyList<Suggestion> For(string phone, IEnumerable<Acquaintance> acquaintances) =>
    [
        .. acquaintances
            .Select(person => (Person: person, Reason: ReasonFor(phone, person)))
            .Where(found => found.Reason is not null)
            .OrderBy(found => found.Reason).ThenBy(found => !found.Person.Active).ThenBy(found => found.Person.Kind)
            .ThenBy(found => found.Person.Name, StringComparer.Ordinal).ThenBy(found => found.Person.ContactId)
            .Take(Most)
            .Select(found => new Suggestion(found.Person.ContactId, found.Person.Kind, found.Person.Name, found.Reason!.Value)),
    ];

    /// <summary>The digits by which numbers are compared that were typed with another area code; null for what is too short.</summary>
    public static string? TailOf(string? phone) =>
        phone is { Length: > Tail } && phone.AsSpan(phone.Length - Tail).IndexOfAnyExceptInRange('0', '9') < 0 ? phone[^Tail..] : null;

    private static SuggestionReason? ReasonFor(string phone, Acquaintance person)
    {
        if (person.RememberedPhones.Contains(phone)) return SuggestionReason.Remembered;
        if (person.Phone == phone) return person.Active ? SuggestionReason.SharedNumber : SuggestionReason.FormerPerson;
        if (person.OldPhones.Contains(phone)) return SuggestionReason.OldNumber;
        return TailOf(phone) is { } tail && tail == TailOf(person.Phone) ? SuggestionReason.SameLastSevenDigits : null;
    }
}
