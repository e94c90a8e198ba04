using TypedStreaming.Simulator;

namespace ChangeDataCapture;

/// <summary>Publishes the events of the sample: change events, and gap events for changes that are not sent.</summary>
internal static class Script
{
    /// <summary>The number of change events that the script publishes, without gap events. The last published event is a change event.</summary>
    public const int Events = 11;

    public const int Gaps = 4;

    private const string Acme = "001Kx0000000001AAA";
    private const string Globex = "001Kx0000000002AAA";
    private const string Initech = "001Kx0000000003AAA";
    private const string Hooli = "001Kx0000000004AAA";

    private static readonly string OldText = string.Join('\n', Enumerable.Range(1, 60).Select(static n => $"Line {n} of a long description."));
    private static readonly string NewText = OldText.Replace("Line 30", "Another line 30", StringComparison.Ordinal);

    public static async Task RunAsync(LocalOrg org)
    {
        await CreateAsync(org, Acme, "Acme");
        await CreateAsync(org, Globex, "Globex");
        await CreateAsync(org, Initech, "Initech");
        await org.ChangeAsync("UPDATE", static was => was with { Phone = null }, new { Phone = (string?)null }, Acme);
        await org.ChangeAsync("UPDATE", static was => was with { City = "Lyon" }, new { BillingAddress = new { City = "Lyon" } }, Acme);
        await org.ChangeAsync("UPDATE", static was => was with { Phone = "555-0200" }, new { Phone = "555-0200" }, Globex, Initech);
        await org.ChangeAsync("UPDATE", static was => was with { Description = NewText }, new { Description = TextDifference.Between(OldText, NewText) }, Acme);
        await org.ChangeAsync("GAP_UPDATE", static was => was with { Name = "Globex Corporation" }, null, Globex);
        await org.ChangeAsync("GAP_CREATE", static _ => new Account { Name = "Hooli" }, null, Hooli);
        await org.ChangeAsync("DELETE", static _ => null, null, Initech);
        await CreateAsync(org, Initech, "Initech", "UNDELETE");
        await org.ChangeAsync("GAP_DELETE", static _ => null, null, Globex);
        await org.ChangeAsync("GAP_OVERFLOW", static was => was with { Phone = "555-0300" }, null, Acme, Initech, Hooli);
        await org.ChangeAsync("UPDATE", static was => was with { City = "Palo Alto" }, new { BillingAddress = new { City = "Palo Alto" } }, Hooli);
        await org.ChangeAsync("UPDATE", static was => was with { Name = "Acme Widgets" }, new { Name = "Acme Widgets" }, Acme);
    }

    private static Task CreateAsync(LocalOrg org, string id, string name, string type = "CREATE") => org.ChangeAsync(
        type,
        _ => new Account { Name = name, Phone = "555-0100", Street = "1 Rue de Rivoli", City = "Paris", Description = OldText },
        new { Name = name, Phone = "555-0100", BillingAddress = new { Street = "1 Rue de Rivoli", City = "Paris" }, Description = OldText },
        id);
}
