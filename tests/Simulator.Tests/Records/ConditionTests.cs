using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Records;

/// <summary>Conditions find the records that Salesforce would find. The org has no metadata.</summary>
public sealed class ConditionTests : RecordTests
{
    /// <summary>Conditions, and the names of the records that match.</summary>
    public static TheoryData<string, string> Conditions => new()
    {
        // Texts are compared without their case, and an empty text is null.
        { "Text__c = 'ENERGY'", "a" },
        { "Text__c != 'energy'", "b c" },
        { "Text__c = null", "c" },
        { "Text__c != null", "a b" },
        { "Text__c = ''", "c" },
        { "Text__c != ''", "a b" },
        { "Text__c < 'f'", "a" },
        { "Text__c >= 'energy'", "a b" },
        { "Text__c > 'Energy'", "b" },
        { "Text__c IN ('energy', 'x')", "a" },
        { "Text__c NOT IN ('energy', 'x')", "b c" },
        { "Text__c NOT IN ('energy', null)", "b" },
        { "Text__c IN (null)", "c" },
        { "Missing__c = null", "a b c" },
        { "Missing__c = 'x'", "" },
        { "Missing__c != 'x'", "a b c" },
        // Patterns.
        { "Text__c LIKE 'en%'", "a" },
        { "Text__c LIKE '%E%'", "a b" },
        { "Text__c LIKE '_ealth'", "b" },
        { "Text__c LIKE 'ealth'", "" },
        { "Text__c LIKE '%'", "a b" },
        { "Pattern__c LIKE '50\\%%'", "a" },
        { "Pattern__c LIKE '50%'", "a b" },
        { "Pattern__c LIKE '%\\_x'", "b" },
        { "Pattern__c = '50\\% off'", "a" },
        { "Pattern__c = '50 of\\u0066\\_X'", "b" },
        // Numbers.
        { "Number__c = 1000.50", "a" },
        { "Number__c > 5", "a" },
        { "Number__c >= -5", "a b" },
        { "Number__c < -4.99", "b" },
        { "Number__c <= 1000.5", "a b" },
        { "Number__c = '1000.5'", "" },
        { "Number__c IN (1000.5, -5)", "a b" },
        { "Number__c != 1000.5", "b c" },
        // A checkbox is never null.
        { "Flag__c = TRUE", "a" },
        { "Flag__c = false", "b c" },
        { "Flag__c != true", "b c" },
        // Dates and times.
        { "Day__c = 2026-05-04", "a" },
        { "Day__c < 2026-05-05", "a" },
        { "Day__c >= 2026-05-05", "b" },
        { "Moment__c = 2026-05-04T09:00:00Z", "a b" },
        { "Moment__c > 2026-05-04T10:59:59.999+02:00", "a b" },
        { "Moment__c > 2026-05-04T08:00:00-0100", "" },
        { "CreatedDate >= 2026-05-04T09:12:33.208Z", "a b c" },
        { "CreatedDate < 2026-05-04T09:12:33Z", "" },
        { "Hour__c = 08:00:00Z", "a" },
        { "Hour__c > 09:00:00+01:00", "b" },
        // Ids have two forms, and their case counts.
        { "OwnerId = '005Kx000001AbCd'", "a" },
        { "OwnerId = '005Kx000001AbCdIAK'", "a" },
        { "OwnerId = '005kx000001abcd'", "" },
        { "OwnerId IN ('005Kx000001AbCd', '005Kx000001AbCe')", "a b" },
        // Several values of a multi-select picklist.
        { "Skills__c INCLUDES ('c#')", "a b" },
        { "Skills__c INCLUDES ('SQL;C#')", "a" },
        { "Skills__c INCLUDES ('sql;c#', 'go')", "a b" },
        { "Skills__c EXCLUDES ('sql')", "b c" },
        // Combinations.
        { "Flag__c = TRUE AND Number__c > 5", "a" },
        { "Flag__c = TRUE AND Number__c < 5", "" },
        { "Flag__c = TRUE OR Number__c < 5", "a b" },
        { "(Flag__c = TRUE OR Number__c < 5) AND Text__c = 'health'", "b" },
        { "Flag__c = TRUE OR (Number__c < 5 AND Text__c = 'x')", "a" },
        { "(((Flag__c = TRUE)))", "a" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_condition_finds_the_records_of_a_query(string condition, string names)
    {
        var org = await WithThingsAsync();
        Assert.Equal(names, await FoundAsync(org, $"SELECT Name FROM Thing__c WHERE {condition}", "Name"));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task NOT_finds_the_others(string condition, string names)
    {
        var org = await WithThingsAsync();
        var others = string.Join(' ', ((string[])["a", "b", "c"]).Except(names.Split(' ')));
        Assert.Equal(others, await FoundAsync(org, $"SELECT Name FROM Thing__c WHERE NOT ({condition})", "Name"));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_PushTopic_is_notified_of_the_same_records(string condition, string names)
    {
        var org = await StartAsync();
        org.AddPushTopic(new PushTopicDraft("Things", $"SELECT Id, Name FROM Thing__c WHERE {condition}"));
        var notified = new List<string>();
        foreach (var (id, fields) in Things)
        {
            if ((await org.PublishChangeAsync("Thing__c", id, fields, Cancel)).Count == 1) notified.Add(id[3..4]);
        }

        Assert.Equal(names, string.Join(' ', notified));
    }

    [Fact]
    public async Task A_limit_takes_the_first_records()
    {
        var org = await WithThingsAsync();
        Assert.Equal("a b", await FoundAsync(org, "SELECT Name FROM Thing__c LIMIT 2", "Name"));
        Assert.Equal("b", await FoundAsync(org, "SELECT Name FROM Thing__c WHERE Flag__c = false LIMIT 1", "Name"));
        Assert.Equal("", await FoundAsync(org, "SELECT Name FROM Thing__c LIMIT 0", "Name"));
    }

    private static IEnumerable<(string Id, object Fields)> Things { get; } =
    [
        ("a00a00000000000AAA", new
        {
            Name = "a", Text__c = "Energy", Number__c = 1000.5, Flag__c = true, Day__c = "2026-05-04", Moment__c = "2026-05-04T09:00:00.000Z",
            Hour__c = "08:00:00.000Z", OwnerId = "005Kx000001AbCdIAK", Skills__c = "C#;SQL", Pattern__c = "50% off",
        }),
        ("a00b00000000000AAA", new
        {
            Name = "b", Text__c = "Health", Number__c = -5, Flag__c = false, Day__c = "2026-05-05", Moment__c = "2026-05-04T11:00:00+02:00",
            Hour__c = "10:30:00Z", OwnerId = "005Kx000001AbCeIAK", Skills__c = "Go;C#", Pattern__c = "50 off_x",
        }),
        ("a00c00000000000AAA", new { Name = "c", Text__c = "" }),
    ];

    private async Task<SimulatedOrg> WithThingsAsync()
    {
        var org = await StartAsync();
        foreach (var (id, fields) in Things) org.SetRecord("Thing__c", id, fields);
        return org;
    }
}
