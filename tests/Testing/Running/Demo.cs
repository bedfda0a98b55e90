namespace Testing.Running;

/// <summary>The people of the demo data (services/DemoPlatform) whom the tests meet.</summary>
public static class Demo
{
    public const string CompanyNumber = "+14155550100";
    public static readonly Guid Company = Guid.Parse("01980000-0000-7000-8000-000000000001");
    public static readonly (Guid Id, string Phone) Ann = Client(201, "+14155550111");
    public static readonly (Guid Id, string Phone) Ben = Client(202, "+14155550112");
    public static readonly (Guid Id, string Phone) Chloe = Client(203, "+14155550113");
    public static readonly (Guid Id, string Phone) Diego = Client(204, "+14155550114");
    public static readonly (Guid Id, string Phone) Emma = Client(205, "+14155550115");
    public static readonly (Guid Id, string Phone) Grace = Client(207, "+14155550117");

    /// <summary>Two clients who share a phone.</summary>
    public static readonly (Guid Id, string Phone) Hannah = Client(208, "+14155550118");

    /// <summary>Her phone is off: the carrier takes the text and then says 30003.</summary>
    public static readonly (Guid Id, string Phone) Nadia = Client(213, "+14155551003");

    /// <summary>His carrier filters our texts: 30007.</summary>
    public static readonly (Guid Id, string Phone) Oscar = Client(214, "+14155551007");

    public static readonly (Guid Id, string Phone) Farid = Client(206, "+14155550116");

    /// <summary>The other company, Tail Waggers, and its number.</summary>
    public static readonly Guid OtherCompany = Guid.Parse("01980000-0000-7000-8000-000000000002");
    public const string OtherNumber = "+16475550100";

    /// <summary>A client of another company.</summary>
    public static readonly Guid Maya = Person(401);

    /// <summary>One more client of the other company.</summary>
    public static readonly (Guid Id, string Phone) Noah = Client(402, "+16475550112");

    /// <summary>The other company's owner, who is also somebody one can write to.</summary>
    public static readonly Guid Nora = Person(301);

    /// <summary>Numbers that cannot be texted: one abroad, one without its area code, none at all.</summary>
    public static readonly Guid Jules = Person(210), Kara = Person(211), Liam = Person(212);

    /// <summary>Clients who are there when the system was started with <c>Demo__ExtraClients</c>.</summary>
    public static (Guid Id, string Phone) Extra(int index) => Client(1000 + index, $"+121255501{index:D2}");

    /// <summary>The id of a person of the demo data.</summary>
    public static Guid Person(int number) => Guid.Parse($"01980000-0000-7000-8000-{number:D12}");

    private static (Guid, string) Client(int number, string phone) => (Person(number), phone);
}
