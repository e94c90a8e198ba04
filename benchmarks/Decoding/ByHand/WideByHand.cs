using System.Text.Json;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding.ByHand;

/// <summary>With so many members nobody would compare the names one by one: their length distinguishes most of them.</summary>
internal sealed class WideByHand : IHandReader<WideEvent>
{
    public static WideEvent Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? name = null;
        string? type = null;
        string? parentId = null;
        string? billingStreet = null;
        string? billingCity = null;
        string? billingState = null;
        string? billingPostalCode = null;
        string? billingCountry = null;
        double? billingLatitude = null;
        double? billingLongitude = null;
        string? shippingStreet = null;
        string? shippingCity = null;
        string? shippingState = null;
        string? shippingPostalCode = null;
        string? shippingCountry = null;
        double? shippingLatitude = null;
        double? shippingLongitude = null;
        string? phone = null;
        string? fax = null;
        string? accountNumber = null;
        string? website = null;
        string? photoUrl = null;
        string? sic = null;
        string? industry = null;
        decimal? annualRevenue = null;
        int? numberOfEmployees = null;
        string? ownership = null;
        string? tickerSymbol = null;
        string? description = null;
        string? rating = null;
        string? site = null;
        string? ownerId = null;
        DateTimeOffset? createdDate = null;
        string? createdById = null;
        DateTimeOffset? lastModifiedDate = null;
        string? lastModifiedById = null;
        DateTimeOffset? systemModstamp = null;
        DateOnly? lastActivityDate = null;
        bool? isDeleted = null;
        string? masterRecordId = null;
        string? jigsaw = null;
        string? jigsawCompanyId = null;
        string? cleanStatus = null;
        string? accountSource = null;
        string? dunsNumber = null;
        string? tradestyle = null;
        string? naicsCode = null;
        string? naicsDesc = null;
        string? yearStarted = null;
        string? sicDesc = null;
        string? dandbCompanyId = null;
        string? operatingHoursId = null;
        string? customerPriority = null;
        string? sla = null;
        bool? isActive = null;
        int? numberOfLocations = null;
        string? upsellOpportunity = null;
        string? slaSerialNumber = null;
        DateOnly? slaExpirationDate = null;
        decimal? creditLimit = null;
        double? discount = null;
        string? region = null;
        string? segment = null;
        int? score = null;
        bool? isStrategic = null;
        DateOnly? renewalDate = null;
        DateTimeOffset? lastOrderAt = null;
        int? openOrders = null;
        decimal? balance = null;
        string? currency = null;
        string? language = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueSpan;
            switch (member.Length)
            {
                case 2:
                    if (member.SequenceEqual("Id"u8)) { reader.Read(); id = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 3:
                    if (member.SequenceEqual("Fax"u8)) { reader.Read(); fax = reader.GetString(); }
                    else if (member.SequenceEqual("Sic"u8)) { reader.Read(); sic = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 4:
                    if (member.SequenceEqual("Name"u8)) { reader.Read(); name = reader.GetString(); }
                    else if (member.SequenceEqual("Type"u8)) { reader.Read(); type = reader.GetString(); }
                    else if (member.SequenceEqual("Site"u8)) { reader.Read(); site = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 5:
                    if (member.SequenceEqual("Phone"u8)) { reader.Read(); phone = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 6:
                    if (member.SequenceEqual("Rating"u8)) { reader.Read(); rating = reader.GetString(); }
                    else if (member.SequenceEqual("Jigsaw"u8)) { reader.Read(); jigsaw = reader.GetString(); }
                    else if (member.SequenceEqual("SLA__c"u8)) { reader.Read(); sla = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 7:
                    if (member.SequenceEqual("Website"u8)) { reader.Read(); website = reader.GetString(); }
                    else if (member.SequenceEqual("OwnerId"u8)) { reader.Read(); ownerId = reader.GetString(); }
                    else if (member.SequenceEqual("SicDesc"u8)) { reader.Read(); sicDesc = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 8:
                    if (member.SequenceEqual("ParentId"u8)) { reader.Read(); parentId = reader.GetString(); }
                    else if (member.SequenceEqual("PhotoUrl"u8)) { reader.Read(); photoUrl = reader.GetString(); }
                    else if (member.SequenceEqual("Industry"u8)) { reader.Read(); industry = reader.GetString(); }
                    else if (member.SequenceEqual("Score__c"u8)) { reader.Read(); score = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 9:
                    if (member.SequenceEqual("Ownership"u8)) { reader.Read(); ownership = reader.GetString(); }
                    else if (member.SequenceEqual("IsDeleted"u8)) { reader.Read(); isDeleted = reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean(); }
                    else if (member.SequenceEqual("NaicsCode"u8)) { reader.Read(); naicsCode = reader.GetString(); }
                    else if (member.SequenceEqual("NaicsDesc"u8)) { reader.Read(); naicsDesc = reader.GetString(); }
                    else if (member.SequenceEqual("Active__c"u8)) { reader.Read(); isActive = reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean(); }
                    else if (member.SequenceEqual("Region__c"u8)) { reader.Read(); region = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 10:
                    if (member.SequenceEqual("DunsNumber"u8)) { reader.Read(); dunsNumber = reader.GetString(); }
                    else if (member.SequenceEqual("Tradestyle"u8)) { reader.Read(); tradestyle = reader.GetString(); }
                    else if (member.SequenceEqual("Segment__c"u8)) { reader.Read(); segment = reader.GetString(); }
                    else if (member.SequenceEqual("Balance__c"u8)) { reader.Read(); balance = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 11:
                    if (member.SequenceEqual("BillingCity"u8)) { reader.Read(); billingCity = reader.GetString(); }
                    else if (member.SequenceEqual("Description"u8)) { reader.Read(); description = reader.GetString(); }
                    else if (member.SequenceEqual("CreatedDate"u8)) { reader.Read(); createdDate = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset(); }
                    else if (member.SequenceEqual("CreatedById"u8)) { reader.Read(); createdById = reader.GetString(); }
                    else if (member.SequenceEqual("CleanStatus"u8)) { reader.Read(); cleanStatus = reader.GetString(); }
                    else if (member.SequenceEqual("YearStarted"u8)) { reader.Read(); yearStarted = reader.GetString(); }
                    else if (member.SequenceEqual("Discount__c"u8)) { reader.Read(); discount = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble(); }
                    else if (member.SequenceEqual("Currency__c"u8)) { reader.Read(); currency = reader.GetString(); }
                    else if (member.SequenceEqual("Language__c"u8)) { reader.Read(); language = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 12:
                    if (member.SequenceEqual("BillingState"u8)) { reader.Read(); billingState = reader.GetString(); }
                    else if (member.SequenceEqual("ShippingCity"u8)) { reader.Read(); shippingCity = reader.GetString(); }
                    else if (member.SequenceEqual("TickerSymbol"u8)) { reader.Read(); tickerSymbol = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 13:
                    if (member.SequenceEqual("BillingStreet"u8)) { reader.Read(); billingStreet = reader.GetString(); }
                    else if (member.SequenceEqual("ShippingState"u8)) { reader.Read(); shippingState = reader.GetString(); }
                    else if (member.SequenceEqual("AccountNumber"u8)) { reader.Read(); accountNumber = reader.GetString(); }
                    else if (member.SequenceEqual("AnnualRevenue"u8)) { reader.Read(); annualRevenue = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal(); }
                    else if (member.SequenceEqual("AccountSource"u8)) { reader.Read(); accountSource = reader.GetString(); }
                    else if (member.SequenceEqual("OpenOrders__c"u8)) { reader.Read(); openOrders = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 14:
                    if (member.SequenceEqual("BillingCountry"u8)) { reader.Read(); billingCountry = reader.GetString(); }
                    else if (member.SequenceEqual("ShippingStreet"u8)) { reader.Read(); shippingStreet = reader.GetString(); }
                    else if (member.SequenceEqual("SystemModstamp"u8)) { reader.Read(); systemModstamp = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset(); }
                    else if (member.SequenceEqual("MasterRecordId"u8)) { reader.Read(); masterRecordId = reader.GetString(); }
                    else if (member.SequenceEqual("DandbCompanyId"u8)) { reader.Read(); dandbCompanyId = reader.GetString(); }
                    else if (member.SequenceEqual("CreditLimit__c"u8)) { reader.Read(); creditLimit = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal(); }
                    else if (member.SequenceEqual("IsStrategic__c"u8)) { reader.Read(); isStrategic = reader.TokenType == JsonTokenType.Null ? null : reader.GetBoolean(); }
                    else if (member.SequenceEqual("RenewalDate__c"u8)) { reader.Read(); renewalDate = reader.TokenType == JsonTokenType.Null ? null : DateOnly.FromDateTime(reader.GetDateTime()); }
                    else if (member.SequenceEqual("LastOrderAt__c"u8)) { reader.Read(); lastOrderAt = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 15:
                    if (member.SequenceEqual("BillingLatitude"u8)) { reader.Read(); billingLatitude = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble(); }
                    else if (member.SequenceEqual("ShippingCountry"u8)) { reader.Read(); shippingCountry = reader.GetString(); }
                    else if (member.SequenceEqual("JigsawCompanyId"u8)) { reader.Read(); jigsawCompanyId = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 16:
                    if (member.SequenceEqual("BillingLongitude"u8)) { reader.Read(); billingLongitude = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble(); }
                    else if (member.SequenceEqual("ShippingLatitude"u8)) { reader.Read(); shippingLatitude = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble(); }
                    else if (member.SequenceEqual("LastModifiedDate"u8)) { reader.Read(); lastModifiedDate = reader.TokenType == JsonTokenType.Null ? null : reader.GetDateTimeOffset(); }
                    else if (member.SequenceEqual("LastModifiedById"u8)) { reader.Read(); lastModifiedById = reader.GetString(); }
                    else if (member.SequenceEqual("LastActivityDate"u8)) { reader.Read(); lastActivityDate = reader.TokenType == JsonTokenType.Null ? null : DateOnly.FromDateTime(reader.GetDateTime()); }
                    else if (member.SequenceEqual("OperatingHoursId"u8)) { reader.Read(); operatingHoursId = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 17:
                    if (member.SequenceEqual("BillingPostalCode"u8)) { reader.Read(); billingPostalCode = reader.GetString(); }
                    else if (member.SequenceEqual("ShippingLongitude"u8)) { reader.Read(); shippingLongitude = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble(); }
                    else if (member.SequenceEqual("NumberOfEmployees"u8)) { reader.Read(); numberOfEmployees = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 18:
                    if (member.SequenceEqual("ShippingPostalCode"u8)) { reader.Read(); shippingPostalCode = reader.GetString(); }
                    else if (member.SequenceEqual("SLASerialNumber__c"u8)) { reader.Read(); slaSerialNumber = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 19:
                    if (member.SequenceEqual("CustomerPriority__c"u8)) { reader.Read(); customerPriority = reader.GetString(); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                case 20:
                    if (member.SequenceEqual("NumberofLocations__c"u8)) { reader.Read(); numberOfLocations = reader.TokenType == JsonTokenType.Null ? null : reader.GetInt32(); }
                    else if (member.SequenceEqual("UpsellOpportunity__c"u8)) { reader.Read(); upsellOpportunity = reader.GetString(); }
                    else if (member.SequenceEqual("SLAExpirationDate__c"u8)) { reader.Read(); slaExpirationDate = reader.TokenType == JsonTokenType.Null ? null : DateOnly.FromDateTime(reader.GetDateTime()); }
                    else { reader.Read(); reader.Skip(); }
                    break;
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }

        return new WideEvent
        {
            Id = id ?? throw new JsonException(),
            Name = name,
            Type = type,
            ParentId = parentId,
            BillingStreet = billingStreet,
            BillingCity = billingCity,
            BillingState = billingState,
            BillingPostalCode = billingPostalCode,
            BillingCountry = billingCountry,
            BillingLatitude = billingLatitude,
            BillingLongitude = billingLongitude,
            ShippingStreet = shippingStreet,
            ShippingCity = shippingCity,
            ShippingState = shippingState,
            ShippingPostalCode = shippingPostalCode,
            ShippingCountry = shippingCountry,
            ShippingLatitude = shippingLatitude,
            ShippingLongitude = shippingLongitude,
            Phone = phone,
            Fax = fax,
            AccountNumber = accountNumber,
            Website = website,
            PhotoUrl = photoUrl,
            Sic = sic,
            Industry = industry,
            AnnualRevenue = annualRevenue,
            NumberOfEmployees = numberOfEmployees,
            Ownership = ownership,
            TickerSymbol = tickerSymbol,
            Description = description,
            Rating = rating,
            Site = site,
            OwnerId = ownerId,
            CreatedDate = createdDate,
            CreatedById = createdById,
            LastModifiedDate = lastModifiedDate,
            LastModifiedById = lastModifiedById,
            SystemModstamp = systemModstamp,
            LastActivityDate = lastActivityDate,
            IsDeleted = isDeleted,
            MasterRecordId = masterRecordId,
            Jigsaw = jigsaw,
            JigsawCompanyId = jigsawCompanyId,
            CleanStatus = cleanStatus,
            AccountSource = accountSource,
            DunsNumber = dunsNumber,
            Tradestyle = tradestyle,
            NaicsCode = naicsCode,
            NaicsDesc = naicsDesc,
            YearStarted = yearStarted,
            SicDesc = sicDesc,
            DandbCompanyId = dandbCompanyId,
            OperatingHoursId = operatingHoursId,
            CustomerPriority = customerPriority,
            Sla = sla,
            IsActive = isActive,
            NumberOfLocations = numberOfLocations,
            UpsellOpportunity = upsellOpportunity,
            SlaSerialNumber = slaSerialNumber,
            SlaExpirationDate = slaExpirationDate,
            CreditLimit = creditLimit,
            Discount = discount,
            Region = region,
            Segment = segment,
            Score = score,
            IsStrategic = isStrategic,
            RenewalDate = renewalDate,
            LastOrderAt = lastOrderAt,
            OpenOrders = openOrders,
            Balance = balance,
            Currency = currency,
            Language = language,
        };
    }
}
