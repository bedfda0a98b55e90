using Texting.Contracts.Messaging;

namespace Web.Conversations;

/// <summary>The ways of a message, in the words of the settings.</summary>
public static class DeliveryWords
{
    public static string For(DeliveryMode mode) => mode switch
    {
        DeliveryMode.TextOnly => "Text only",
        DeliveryMode.TextAndEmail => "Text & Email",
        DeliveryMode.EmailOnly => "Email only",
        _ => mode.ToString(),
    };
}
