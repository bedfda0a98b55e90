using Texting.Contracts.Messaging;

namespace Messaging.Inbound;

/// <summary>Somebody of the company whose texting phone the text came from, or of whom staff said that the phone is theirs.</summary>
public readonly record struct SenderCandidate(Guid ContactId, ContactKind Kind, bool Active, bool Remembered = false);

/// <summary>Whose text is it? One person's, nobody's, or one of several people who share the phone.</summary>
public abstract record SenderMatch
{
    /// <summary>It goes to this person's feed.</summary>
    public sealed record One(Guid ContactId) : SenderMatch;

    /// <summary>Unassigned. Former clients and staff with this phone are offered, but nobody reads their feeds any more.</summary>
    public sealed record None(IReadOnlyList<Guid> Former) : SenderMatch;

    /// <summary>Unassigned: a guess would put words into the wrong person's feed. All are offered, clients first.</summary>
    public sealed record Several(IReadOnlyList<Guid> ContactIds) : SenderMatch;

    private SenderMatch()
    {
    }

    public static SenderMatch Find(IEnumerable<SenderCandidate> candidates)
    {
        var all = candidates.ToList();
        // What staff said outweighs what profiles say.
        if (all.Where(candidate => candidate is { Remembered: true, Active: true }).ToList() is [var said]) return new One(said.ContactId);

        var everyone = all.DistinctBy(candidate => candidate.ContactId).OrderBy(candidate => candidate.Kind).ThenBy(candidate => candidate.ContactId).ToList();
        var active = everyone.Where(candidate => candidate.Active).Select(candidate => candidate.ContactId).ToList();
        return active switch
        {
            [var only] => new One(only),
            [] => new None([.. everyone.Select(candidate => candidate.ContactId)]),
            _ => new Several(active),
        };
    }
}
