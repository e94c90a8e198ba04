using TypedStreaming.Simulator;
using TypedStreaming.Tests.Fixtures;

namespace TypedStreaming.Tests.Events;

/// <summary>Fields of change events from the org to the program: unset, null and value, in compound fields too.</summary>
public sealed class ChangedFieldsTests
{
    private const int Limit = 30_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Timeout = Limit)]
    [InlineData(DataMemberOrder.SchemaFirst)]
    [InlineData(DataMemberOrder.EventFirst)]
    public async Task A_field_is_unset_null_or_a_value(DataMemberOrder order)
    {
        var record = await UpdatedAsync(new { Phone = "1", AnnualRevenue = (decimal?)null }, order);

        Assert.Equal(("1", true), (record.Phone.Value, record.AnnualRevenue.IsNull));
        Assert.False(record.BillingAddress.IsSet || record.Name.IsSet || record.Description.IsSet);
    }

    [Theory(Timeout = Limit)]
    [InlineData(DataMemberOrder.SchemaFirst)]
    [InlineData(DataMemberOrder.EventFirst)]
    public async Task A_part_of_a_compound_field_is_unset_null_or_a_value(DataMemberOrder order)
    {
        var record = await UpdatedAsync(new { BillingAddress = new { City = "Paris", Street = (string?)null } }, order);

        Assert.Equal(["BillingAddress.City", "BillingAddress.Street", "LastModifiedDate"], record.Header.ChangedFields);
        Assert.Equal(
            new PostalAddress { City = "Paris", Street = Field<string>.Null, Latitude = default },
            record.BillingAddress.Value);
    }

    [Fact(Timeout = Limit)]
    public async Task A_compound_field_can_be_null_as_a_whole() =>
        Assert.True((await UpdatedAsync(new { BillingAddress = (object?)null })).BillingAddress.IsNull);

    [Fact(Timeout = Limit)]
    public async Task A_name_comes_as_one_text() =>
        Assert.Equal(new CompoundName { Text = "Acme" }, (await UpdatedAsync(new { Name = "Acme" })).Name.Value);

    [Fact(Timeout = Limit)]
    public async Task A_name_comes_in_parts() =>
        Assert.Equal(
            new CompoundName { LastName = "Curie", MiddleName = Field<string>.Null },
            (await UpdatedAsync(new { Name = new { LastName = "Curie", MiddleName = (string?)null } })).Name.Value);

    [Theory(Timeout = Limit)]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_long_text_that_came_as_a_difference_is_applied_to_the_old_one(string lineBreak)
    {
        var old = string.Join(lineBreak, "one", "two", "three");
        var now = string.Join(lineBreak, "one", "zwei", "drei", "three");

        var change = (await UpdatedAsync(new { Description = TextDifference.Between(old, now) })).Description.Value;

        Assert.True(change.IsDifference);
        Assert.Equal(now, change.Apply(old));
        Assert.Throws<ArgumentException>(() => change.Apply($"{old} and more"));
    }

    [Fact(Timeout = Limit)]
    public async Task A_long_text_that_came_whole_needs_no_old_one()
    {
        var change = (await UpdatedAsync(new { Description = "new" })).Description.Value;

        Assert.Equal((false, "new", "new"), (change.IsDifference, change.Text, change.Apply("whatever")));
    }

    private static async Task<AccountRecord> UpdatedAsync(object fields, DataMemberOrder order = DataMemberOrder.SchemaFirst)
    {
        await using var test = await EventBus.StartAsync(org => org.DataOrder = order);
        await using var subscription = await test.Client.SubscribeAsync<AccountRecord>(cancellationToken: Token);
        await test.PublishChangeAsync("UPDATE", fields, "001A");
        return await subscription.NextAsync(Token);
    }
}
