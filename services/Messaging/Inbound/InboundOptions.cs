namespace Messaging.Inbound;

/// <summary>Configuration section <c>Inbound</c>.</summary>
public sealed class InboundOptions
{
    public const string Section = "Inbound";

    /// <summary>True: we answer STOP, START and HELP ourselves. Only for an account whose own handling is switched off: it would answer too.</summary>
    public bool AnswerKeywords { get; set; }
}
