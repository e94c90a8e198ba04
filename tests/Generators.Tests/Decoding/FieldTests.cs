namespace TypedStreaming.Generators.Tests.Decoding;

/// <summary>Absent, null and set are distinguished in every kind of member.</summary>
public sealed class FieldTests
{
    public static TheoryData<string> Kinds => Samples.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_unset_null_or_a_value(string member)
    {
        Assert.Equal("(unset)", Show("{}", member));
        Assert.Equal("null", Show($$"""{"{{member}}":null}""", member));
        var value = typeof(EveryKind).GetProperty(member)!.GetValue(Decoded.As<EveryKind>(Samples.All))!.ToString();
        Assert.Equal(value, Show(Samples.All, member));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_refuses_what_does_not_fit(string member) =>
        Assert.Equal(member, Decoded.Refused<EveryField>($$"""{"{{member}}":[]}""").Member);

    [Fact]
    public void A_compound_field_brings_its_changed_parts()
    {
        Assert.Equal("(unset)", Show("{}", "Place"));
        Assert.Equal("null", Show("""{"Place":null}""", "Place"));
        var place = Decoded.As<EveryField>("""{"Place":{"City":null,"Other":{"City":1},"Near":{"Latitude":1}}}""").Place.Value;
        Assert.Equal(("null", "(unset)"), (place.City.ToString(), place.Latitude.ToString()));
        Assert.Equal(("(unset)", 1d), (place.Near!.City.ToString(), place.Near.Latitude.Value));
        Assert.Equal("Place.Near.City", Decoded.Refused<EveryField>("""{"Place":{"Near":{"City":1}}}""").Member);
    }

    [Fact]
    public void A_name_comes_as_text_or_in_parts()
    {
        Assert.Equal("Acme", Decoded.As<EveryField>("""{"Name":"Acme"}""").Name.Value.Text);
        var name = Decoded.As<EveryField>("""{"Name":{"FirstName":"Ada","LastName":null,"Title":{}}}""").Name.Value;
        Assert.Equal((null, "Ada", true, false), (name.Text, name.FirstName.Value, name.LastName.IsNull, name.Suffix.IsSet));
        Assert.Contains("expected a name as a string or as an object with the parts of the name, found the number 1", Decoded.Refused<EveryField>("""{"Name":1}""").Message, StringComparison.Ordinal);
        Assert.Equal("Name.FirstName", Decoded.Refused<EveryField>("""{"Name":{"FirstName":{}}}""").Member);
    }

    [Fact]
    public void A_long_text_comes_whole_or_as_a_difference()
    {
        Assert.Equal("new", Decoded.As<EveryField>("""{"Text":"new"}""").Text.Value.Text);
        var change = Decoded.As<EveryField>("""{"Text":{"other":[1],"diff":"@@ -1 +1 @@\n-old\n+new"}}""").Text.Value;
        Assert.Equal((true, "new"), (change.IsDifference, change.Apply("old")));
        Assert.Contains("found an object without the member diff", Decoded.Refused<EveryField>("""{"Text":{}}""").Message, StringComparison.Ordinal);
        Assert.Equal("Text.diff", Decoded.Refused<EveryField>("""{"Text":{"diff":null}}""").Member);
    }

    [Fact]
    public void A_difference_in_place_of_a_string_is_refused_with_the_way_out()
    {
        const string difference = """{"diff":"--- \n+++ 00"}""";
        Assert.EndsWith(
            "member String: expected a string, found only the difference from the old text, which change events contain for long texts; declare the member as TextChange (byte 10 of its data).",
            Decoded.Refused<EveryField>($$"""{"String":{{difference}}}""").Message,
            StringComparison.Ordinal);
        Assert.Contains("expected a string, found an object", Decoded.Refused<EveryField>("""{"String":{"dif":1}}""").Message, StringComparison.Ordinal);
    }

    private static string Show(string json, string member) =>
        typeof(EveryField).GetProperty(member)!.GetValue(Decoded.As<EveryField>(json))!.ToString()!;
}
