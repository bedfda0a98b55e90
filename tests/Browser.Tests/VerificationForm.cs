using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>The form of the verification, as an owner fills it in.</summary>
internal static class VerificationForm
{
    private static readonly (string Field, string Value)[] Same =
    [
        ("firstName", "Olga"), ("lastName", "Owner"), ("email", "olga@walks.example"), ("phone", "(312) 555-0107"),
        ("address.street", "1 Main St"), ("address.city", "Chicago"), ("address.region", "IL"), ("address.postalCode", "60601"),
        // Last: whether it opens is asked with every field that is left afterwards.
        ("website", "https://www.walks.example"),
    ];

    /// <summary>A sole proprietor, whose mobile is asked for the YES.</summary>
    public static async Task FillInPersonAsync(IPage page, string name, string mobile)
    {
        await page.GetByTestId("field-kind").SelectOptionAsync("SoleProprietor");
        await Assertions.Expect(page.GetByTestId("field-mobilePhone")).ToBeVisibleAsync();
        await FillInAsync(page, [("businessName", name), ("taxId", "427-81-9367"), ("mobilePhone", mobile), .. Same]);
    }

    /// <summary>A company with an EIN.</summary>
    public static async Task FillInCompanyAsync(IPage page, string name, string taxId)
    {
        await page.GetByTestId("field-legalForm").SelectOptionAsync("LimitedLiabilityCorporation");
        await FillInAsync(page, [("businessName", name), ("taxId", taxId), ("jobTitle", "Owner"), .. Same]);
    }

    public static async Task FillInAsync(IPage page, params IReadOnlyList<(string Field, string Value)> answers)
    {
        foreach (var (field, value) in answers) await page.GetByTestId($"field-{field}").FillAsync(value);
    }

    public static async Task SubmitAsync(IPage page)
    {
        await page.GetByTestId("submit-registration").ClickAsync();
        await Assertions.Expect(page.GetByTestId("verification-form")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("registration")).ToBeVisibleAsync();
    }
}
