namespace TypedStreaming.Simulator.Tests.Schema;

/// <summary>Texts of SFDX source.</summary>
internal static class Metadata
{
    private const string Namespace = "http://soap.sforce.com/2006/04/metadata";
    private const string Head = """<?xml version="1.0" encoding="UTF-8"?>""";

    public static string Object(string content = "") => $"""{Head}{'\n'}<CustomObject xmlns="{Namespace}">{content}</CustomObject>""";

    public static string Field(string name, string type, string rest = "") =>
        $"""
        {Head}
        <CustomField xmlns="{Namespace}">
            <fullName>{name}</fullName>
            <label>{name}</label>
            <type>{type}</type>
            {rest}
        </CustomField>
        """;

    public static string Restricted(params string[] values) =>
        $"""
        <valueSet><restricted>true</restricted><valueSetDefinition>
            {string.Concat(values.Select(static value => $"<value><fullName>{value}</fullName><default>false</default><label>{value}</label></value>"))}
            <value><fullName>Old</fullName><isActive>false</isActive></value>
        </valueSetDefinition></valueSet>
        """;
}
