using System.Globalization;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Texts;

/// <summary>What somebody looks for in the log. Filters are combined: a line has to pass all of them.</summary>
public sealed record LogFilter
{
    public const int LongestWords = 200;

    public TextWay? Direction { get; init; }

    public TextState? Status { get; init; }

    public Guid? ContactId { get; init; }

    /// <summary>Composed or received at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Words of the body, all of them, in any order and any case.</summary>
    public string? Words { get; init; }

    /// <summary>Nothing can pass: what came in is received, and what went out never is.</summary>
    public bool IsContradiction => (Direction, Status) switch
    {
        (TextWay.Inbound, not null and not TextState.Received) => true,
        (TextWay.Outbound, TextState.Received) => true,
        _ => From >= To,
    };

    /// <summary>The state all lines have, which says the direction too where there is only one for it.</summary>
    public TextState? State => Direction is TextWay.Inbound ? TextState.Received : Status;

    /// <summary>Null when it can be asked; otherwise the field and what is wrong with it.</summary>
    public (string Field, string Error)? Problem => this switch
    {
        { Words.Length: > LongestWords } => ("words", $"At most {LongestWords} characters."),
        { From: { } from, To: { } to } when from > to => ("from", "The range begins after it ends."),
        _ => null,
    };

    /// <summary>What a cursor is good for: the next page of this filter and no other.</summary>
    public string Scope(Guid companyId) => string.Create(CultureInfo.InvariantCulture,
        $"log:{companyId}:{Direction}:{Status}:{ContactId}:{From?.UtcTicks}:{To?.UtcTicks}:{Words}");
}

/// <summary>The last line of a page: the next begins after it.</summary>
public sealed record LogPosition(DateTimeOffset At, Guid Id);
