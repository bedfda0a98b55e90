using Texting.Contracts.Numbers.Http;

namespace Numbers.Registration;

/// <summary>What an error of the carriers means, and what to do about it.</summary>
public sealed record PlainReason(string Text, string Action);

/// <summary>The carriers' codes in plain words: data, because codes come and go. An unknown one has its number in the text.</summary>
public static class PlainReasons
{
    private static readonly Dictionary<int, PlainReason> Known = new()
    {
        [22214] = new("Something in the form is missing or cannot be right.", "Look through every field, correct it and submit again."),
        [22217] = new("The address could not be verified.", "Enter the address as the post office knows it, without a P.O. box."),
        [22218] = new("The email address could not be verified.", "Use an email address that receives mail, preferably at your own domain."),
        [30795] = new("The EIN is not valid.", "Copy the EIN from the IRS letter (CP 575 or 147C) and submit again."),
        [30799] = new("Name and EIN do not match the records of the IRS.", "Write the legal name exactly as on the IRS letter, with LLC or Inc., and check the EIN."),
        [30898] = new("This EIN or phone has been used for too many registrations.", "Contact support: older registrations have to be closed first."),
        [30883] = new("The texts contain something the carriers do not allow.", "Take out what is not about your services, and links that are shortened."),
        [30886] = new("The description is not clear to the reviewers.", "Say who sends what to whom, and why."),
        [30890] = new("Your website could not be reached.", "Make sure it opens without a password, and that it shows your company's name."),
        [30891] = new("The opt-in message is incomplete.", "Let us write it: clear the field and submit again."),
        [30893] = new("The sample messages do not fit.", "Use real examples with your company's name and \"Reply STOP to opt out\"."),
        [30895] = new("The privacy policy could not be verified.", "It has to say that mobile numbers are not shared with others."),
        [30896] = new("The reviewers could not see how people opt in.", "Give a public link to the page where clients tick the box."),
        [30897] = new("The use case is not allowed.", "Contact support."),
        [30909] = new("The call to action is incomplete.", "Say how people opt in, how often you text, and that message and data rates may apply."),
        [21724] = new("The brand was submitted too often.", "Contact support: another try has to be paid for."),
        [21731] = new("The carriers have suspended the brand.", "Contact support."),
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["business_name"] = "legal name",
        ["business_registration_number"] = "EIN",
        ["website_url"] = "website",
        ["address_sids"] = "address",
        ["email"] = "email",
        ["phone_number"] = "phone",
        ["mobile_phone_number"] = "mobile phone",
        ["first_name"] = "first name",
        ["last_name"] = "last name",
        ["business_title"] = "job title",
        ["business_type"] = "legal form",
    };

    /// <param name="code">The carrier's code; null when it gave none.</param>
    /// <param name="fields">The carrier's names of the fields it points at.</param>
    public static PlainReason Of(int? code, IReadOnlyList<string>? fields, RegistrationStepName step)
    {
        var known = code is { } number ? Known.GetValueOrDefault(number) : null;
        var text = known?.Text ?? (code is null ? "The carriers rejected this step." : $"The carriers rejected this step with code {code}.");
        var named = (fields ?? []).Select(field => Fields.GetValueOrDefault(field)).OfType<string>().Distinct().ToList();
        if (known is null && named.Count > 0) text += $" Check: {string.Join(", ", named)}.";
        return new PlainReason(text, known?.Action ?? (step == RegistrationStepName.NumberAttached
            ? "Contact support." : "Correct the form and submit again, or contact support with this code."));
    }
}
