namespace Numbers.Registration;

/// <summary>Everything a registration does at the carrier, in order. Names are stored: do not rename.</summary>
public enum Move
{
    Profile,
    Business,
    BusinessAssigned,
    Representative,
    RepresentativeAssigned,
    Address,
    Document,
    DocumentAssigned,
    PrimaryAssigned,
    ProfileChecked,
    ProfileSubmitted,
    ProfileApproved,
    Product,
    ProductFacts,
    ProductFactsAssigned,
    ProductProfileAssigned,
    ProductChecked,
    ProductSubmitted,
    ProductApproved,
    Brand,
    BrandApproved,
    OwnerSaidYes,
    Campaign,
    CampaignApproved,
    NumberRegistered,
}
