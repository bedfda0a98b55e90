namespace TwilioSimulator.Faults;

/// <summary>What can go wrong between the carrier and its customer. The wire names are these in camelCase.</summary>
internal enum FaultKind
{
    /// <summary>429 with code 20429; nothing was accepted.</summary>
    Refuse429,

    /// <summary>500 with code 20500; nothing was accepted.</summary>
    Refuse500,

    /// <summary>503 with code 20503; nothing was accepted.</summary>
    Refuse503,

    /// <summary>Accepted, then the connection is closed without an answer.</summary>
    AcceptThenDrop,

    /// <summary>Accepted, then the connection is closed in the middle of the answer.</summary>
    AcceptThenHalf,

    /// <summary>Accepted, then 500.</summary>
    AcceptThen500,

    /// <summary>Accepted, then a 502 page in HTML, as an edge proxy writes it.</summary>
    AcceptThenHtml502,

    /// <summary>Accepted, the answer comes after <c>milliseconds</c>.</summary>
    Slow,

    /// <summary>Accepted, but neither listed nor fetched nor called back. The phone gets it.</summary>
    Hide,

    /// <summary>All status callbacks of the text come before the answer to its create.</summary>
    CallbackFirst,

    /// <summary>Every callback <c>copies</c> times (1-5; drawn from 2-5 when not given).</summary>
    DuplicateCallbacks,

    /// <summary>The callbacks of a text in a shuffled order.</summary>
    ReorderCallbacks,

    /// <summary>Callbacks come <c>milliseconds</c> late.</summary>
    LateCallbacks,

    /// <summary>No callbacks and no inbound webhooks; list and fetch still tell.</summary>
    WebhooksOff,

    /// <summary>The carrier never confirms: the text stays at sent.</summary>
    NoReceipt,
}
