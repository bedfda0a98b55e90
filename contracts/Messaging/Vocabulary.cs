using System.Text.Json.Serialization;

namespace Texting.Contracts.Messaging;

/// <summary>Client or staff.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactKind>))]
public enum ContactKind
{
    /// <summary>A client of the company.</summary>
    Client,

    /// <summary>A member of its staff.</summary>
    Staff,
}

/// <summary>By which way a feed message goes out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryMode>))]
public enum DeliveryMode
{
    /// <summary>No text.</summary>
    EmailOnly,

    /// <summary>No email.</summary>
    TextOnly,

    /// <summary>Both.</summary>
    TextAndEmail,
}

/// <summary>Why a text message was sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Purpose>))]
public enum Purpose
{
    /// <summary>A feed message written by a person.</summary>
    FeedMessage,

    /// <summary>The report of a completed visit.</summary>
    VisitCompletion,

    /// <summary>A notification about something that happened.</summary>
    Notice,

    /// <summary>Our own answer to STOP, START or HELP, where the carrier sends none.</summary>
    KeywordReply,
}
