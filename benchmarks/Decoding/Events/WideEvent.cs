using System.Text.Json.Serialization;

namespace TypedStreaming.Benchmarks.Decoding.Events;

/// <summary>An account with all of its fields.</summary>
[PushTopic("/topic/Wide")]
public sealed partial record WideEvent
{
    public required string Id { get; init; }
    public string? Name { get; init; }
    public string? Type { get; init; }
    public string? ParentId { get; init; }
    public string? BillingStreet { get; init; }
    public string? BillingCity { get; init; }
    public string? BillingState { get; init; }
    public string? BillingPostalCode { get; init; }
    public string? BillingCountry { get; init; }
    public double? BillingLatitude { get; init; }
    public double? BillingLongitude { get; init; }
    public string? ShippingStreet { get; init; }
    public string? ShippingCity { get; init; }
    public string? ShippingState { get; init; }
    public string? ShippingPostalCode { get; init; }
    public string? ShippingCountry { get; init; }
    public double? ShippingLatitude { get; init; }
    public double? ShippingLongitude { get; init; }
    public string? Phone { get; init; }
    public string? Fax { get; init; }
    public string? AccountNumber { get; init; }
    public string? Website { get; init; }
    public string? PhotoUrl { get; init; }
    public string? Sic { get; init; }
    public string? Industry { get; init; }
    public decimal? AnnualRevenue { get; init; }
    public int? NumberOfEmployees { get; init; }
    public string? Ownership { get; init; }
    public string? TickerSymbol { get; init; }
    public string? Description { get; init; }
    public string? Rating { get; init; }
    public string? Site { get; init; }
    public string? OwnerId { get; init; }
    public DateTimeOffset? CreatedDate { get; init; }
    public string? CreatedById { get; init; }
    public DateTimeOffset? LastModifiedDate { get; init; }
    public string? LastModifiedById { get; init; }
    public DateTimeOffset? SystemModstamp { get; init; }
    public DateOnly? LastActivityDate { get; init; }
    public bool? IsDeleted { get; init; }
    public string? MasterRecordId { get; init; }
    public string? Jigsaw { get; init; }
    public string? JigsawCompanyId { get; init; }
    public string? CleanStatus { get; init; }
    public string? AccountSource { get; init; }
    public string? DunsNumber { get; init; }
    public string? Tradestyle { get; init; }
    public string? NaicsCode { get; init; }
    public string? NaicsDesc { get; init; }
    public string? YearStarted { get; init; }
    public string? SicDesc { get; init; }
    public string? DandbCompanyId { get; init; }
    public string? OperatingHoursId { get; init; }
    [JsonPropertyName("CustomerPriority__c")] public string? CustomerPriority { get; init; }
    [JsonPropertyName("SLA__c")] public string? Sla { get; init; }
    [JsonPropertyName("Active__c")] public bool? IsActive { get; init; }
    [JsonPropertyName("NumberofLocations__c")] public int? NumberOfLocations { get; init; }
    [JsonPropertyName("UpsellOpportunity__c")] public string? UpsellOpportunity { get; init; }
    [JsonPropertyName("SLASerialNumber__c")] public string? SlaSerialNumber { get; init; }
    [JsonPropertyName("SLAExpirationDate__c")] public DateOnly? SlaExpirationDate { get; init; }
    [JsonPropertyName("CreditLimit__c")] public decimal? CreditLimit { get; init; }
    [JsonPropertyName("Discount__c")] public double? Discount { get; init; }
    [JsonPropertyName("Region__c")] public string? Region { get; init; }
    [JsonPropertyName("Segment__c")] public string? Segment { get; init; }
    [JsonPropertyName("Score__c")] public int? Score { get; init; }
    [JsonPropertyName("IsStrategic__c")] public bool? IsStrategic { get; init; }
    [JsonPropertyName("RenewalDate__c")] public DateOnly? RenewalDate { get; init; }
    [JsonPropertyName("LastOrderAt__c")] public DateTimeOffset? LastOrderAt { get; init; }
    [JsonPropertyName("OpenOrders__c")] public int? OpenOrders { get; init; }
    [JsonPropertyName("Balance__c")] public decimal? Balance { get; init; }
    [JsonPropertyName("Currency__c")] public string? Currency { get; init; }
    [JsonPropertyName("Language__c")] public string? Language { get; init; }
}
