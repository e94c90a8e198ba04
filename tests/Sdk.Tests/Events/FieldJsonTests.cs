using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedStreaming.Tests.Events;

/// <summary>Fields through System.Text.Json, by reflection and with a generated context, which must work without reflection.</summary>
public sealed class FieldJsonTests
{
    private static readonly JsonSerializerOptions Reflecting = new();

    public static TheoryData<string> Cards =>
    [
        "{}",
        """{"Phone":null}""",
        """{"Phone":"555","Age":0}""",
        """{"Age":null,"Notes":"whole","Name":"Acme"}""",
        """{"Notes":{"diff":"@@"},"Name":{"FirstName":"Ada","LastName":null}}""",
        """{"Birthdate":"2026-05-04"}""",
        """{"Notes":null,"Name":null}""",
    ];

    private static IEnumerable<JsonSerializerOptions> Options => [Reflecting, CardContext.Default.Options];

    [Theory]
    [MemberData(nameof(Cards))]
    public void What_is_read_is_written_again(string json)
    {
        foreach (var options in Options)
        {
            var card = JsonSerializer.Deserialize<Card>(json, options)!;
            Assert.Equal(json, JsonSerializer.Serialize(card, options));
            Assert.Equal(card, JsonSerializer.Deserialize<Card>(json, options));
        }
    }

    [Fact]
    public void Absent_null_and_set_stay_three_things()
    {
        foreach (var options in Options)
        {
            var card = JsonSerializer.Deserialize<Card>("""{"Phone":null,"Age":4}""", options)!;
            Assert.Equal((true, 4, false), (card.Phone.IsNull, card.Age.Value, card.Notes.IsSet));
        }
    }

    [Fact]
    public void A_field_that_is_not_left_out_is_refused_rather_than_written_as_null()
    {
        Assert.Equal("[null,1]", JsonSerializer.Serialize<Field<int>[]>([Field<int>.Null, 1], Reflecting));
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Serialize<Field<int>[]>([default], Reflecting));
        Assert.Contains("JsonIgnoreCondition.WhenWritingDefault", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        foreach (var options in Options)
        {
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Card>("""{"Age":"a"}""", options));
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Card>("""{"Notes":{}}""", options));
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Card>("""{"Name":[]}""", options));
        }
    }

    [Fact]
    public void Types_of_the_programs_own_work_as_fields()
    {
        var options = new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
        var json = JsonSerializer.Serialize(new Holder(new Card { Age = 3 }, default), options);
        Assert.Equal("""{"Card":{"Age":3}}""", json);
        Assert.Equal(3, JsonSerializer.Deserialize<Holder>(json, options)!.Card.Value.Age.Value);
    }

    private sealed record Holder(Field<Card> Card, Field<DayOfWeek> Day);
}
