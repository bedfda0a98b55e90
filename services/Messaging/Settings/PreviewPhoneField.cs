using Messaging.Contacts;
using Messaging.Data;
using Messaging.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Auth;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Request = Texting.Contracts.Messaging.Http.PreviewPhoneField;

namespace Messaging.Settings;

/// <summary>What another phone field would do to the clients' numbers, before anybody saves it.</summary>
public static class PreviewPhoneField
{
    private const int MostExamples = 5;

    public static async Task<Results<Ok<PhoneFieldPreview>, ProblemHttpResult>> HandleAsync(
        Request request, MessagingDb db, CurrentCompany caller, CancellationToken cancellationToken)
    {
        var fields = await db.Companies.Select(company => company.ClientPhoneFields).SingleOrDefaultAsync(cancellationToken);
        if (ChangeSettings.UnknownField(request.ClientPhoneField, fields) is { } unknown) return Problem.Invalid("clientPhoneField", unknown);

        var field = request.ClientPhoneField ?? new MessagingSettings(caller.Required).PhoneField(fields);
        var clients = db.Contacts.AsNoTracking().Where(contact => contact.Kind == ContactKind.Client && contact.Active).OrderBy(contact => contact.Name).ThenBy(contact => contact.Id);
        int valid = 0, invalid = 0, empty = 0, changed = 0;
        var examples = new List<PhoneFieldExample>();
        await foreach (var client in clients.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var before = client.TextingPhone ?? client.TypedPhone;
            client.UsePhoneField(field);
            var after = client.TextingPhone ?? client.TypedPhone;
            if (client.PhoneProblem is PhoneProblem.None) valid++;
            else if (client.PhoneProblem is PhoneProblem.Missing) empty++;
            else invalid++;
            if (before == after) continue;

            changed++;
            if (examples.Count < MostExamples) examples.Add(new(client.Id, client.Name, before, after, Reasons.Of(client.PhoneProblem)?.Words()));
        }

        return TypedResults.Ok(new PhoneFieldPreview(valid, invalid, empty, changed, examples));
    }
}
